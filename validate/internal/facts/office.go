package facts

import "strings"

// Who acts. A text calls its office by the end of its name, by short forms of that, or
// by what every office calls itself (我局, 本机关: in the lexicon). What the office of a
// government does for that government is a part of the government's, and all of it the
// office's own; what it does as itself is a part of the government's too.

// shortForms are what offices whose name ends so call themselves beside it. The name of
// the area, or its first or last characters, may stand before each.
var shortForms = []struct {
	ending string
	shorts []string
}{
	{"人民政府", []string{"政府"}},
	{"人民政府办公室", []string{"政府办公室", "政府办", "府办", "政府本级和政府办", "政府本级及政府办", "政府及政府办", "政府和政府办"}},
	{"人民政府办公厅", []string{"政府办公厅", "政府办", "府办", "政府本级和政府办公厅", "政府本级及政府办公厅", "政府及政府办公厅", "政府和政府办公厅"}},
	{"街道办事处", []string{"街道办", "街道", "办事处"}},
	{"管理委员会", []string{"管委会"}},
	{"委员会", []string{"委"}},
	{"国家税务总局税务局", []string{"税务局"}},
}

// zones are what the area of a 管理委员会 is called for short.
var zones = []string{"园区", "开发区", "高新区", "经开区", "新区", "示范区", "保税区", "度假区", "景区"}

// What the names of offices are held to. A name of more than longestOffice bytes is
// none, so that the office is not known; one of more than longestName characters is none
// that a text repeats, and one with more areas in it than any has no more than mostNames
// names for itself.
const (
	longestOffice = 3 * 300
	longestName   = 100
	mostNames     = 64
)

// areas are the characters that the names of areas end with.
const areas = "省市州盟区县旗镇乡"

// namesOf returns what an office calls itself, by the end of its name:
// 某省某市某局 calls itself 市某局, and 某局 too; 某市人民政府 市政府.
func namesOf(office []rune) [][]rune {
	if len(office) == 0 {
		return nil
	}
	var names [][]rune
	add := func(name []rune) {
		if len(name) <= longestName && len(names) < mostNames {
			names = append(names, name)
		}
	}
	tails := tailsOf(office)
	if place, ok := strings.CutSuffix(string(office), "管理委员会"); ok {
		for _, zone := range zones {
			if strings.HasSuffix(place, zone) {
				add([]rune(zone))
			}
		}
	}
	for _, tail := range tails {
		add(tail)
	}
	for _, tail := range tails {
		for _, form := range shortForms {
			place, ok := strings.CutSuffix(string(tail), form.ending)
			if !ok {
				continue
			}
			for _, short := range form.shorts {
				if place != "" || len([]rune(short)) > 2 {
					add([]rune(place + short))
				}
			}
		}
	}
	return names
}

// tailsOf returns the name and its ends from each area in it on, with the character that
// the name of the area ends with and without.
func tailsOf(office []rune) [][]rune {
	tails := [][]rune{office}
	for i, c := range office {
		if len(tails) >= mostNames/4 {
			break
		}
		if i == 0 || i+2 >= len(office) || !strings.ContainsRune(areas, c) {
			continue
		}
		tails = append(tails, office[i:])
		if i+3 < len(office) {
			tails = append(tails, office[i+1:])
		}
	}
	return tails
}
