package layout

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// breakText breaks a text into lines of so many characters of 10 points.
func breakText(t *testing.T, text string, characters float64, indent Length, align alignment) []string {
	t.Helper()
	s := newSetter(Page{}.orStandard(), plainFaces())
	p, err := s.measure(10*Point, 0, span{text: text})
	if err != nil {
		t.Fatal(err)
	}
	return texts(p, p.breakLines(Pt(10*characters), indent, align))
}

func texts(p *paragraph, lines []line) []string {
	var all []string
	for _, l := range lines {
		var b strings.Builder
		for _, c := range p.chars[l.begin:l.end] {
			b.WriteRune(c.r)
		}
		all = append(all, b.String())
	}
	return all
}

func TestBreakLines(t *testing.T) {
	for _, test := range []struct {
		name       string
		text       string
		characters float64
		want       []string
	}{
		{"Han", "一二三四五六七八九十甲乙丙", 5, []string{"一二三四五", "六七八九十", "甲乙丙"}},
		{"a comma does not begin a line: squeezed in at its end", "一二、四五，六七八九十甲乙丙丁", 5.5,
			[]string{"一二、四五，", "六七八九十", "甲乙丙丁"}},
		{"nor where that takes a character down", "一二三四五，六七八九十甲乙丙", 5, []string{"一二三四", "五，六七八", "九十甲乙丙"}},
		{"an opening mark does not end a line", "一二三四（六七八九）十甲乙丙", 5, []string{"一二三四", "（六七八九）", "十甲乙丙"}},
		{"a quotation mark opens and closes", "一二三四“六七八九”十甲乙丙", 5, []string{"一二三四", "“六七八九”", "十甲乙丙"}},
		{"marks that meet close up", "一二》，《三四五六七", 5, []string{"一二》，《三", "四五六七"}},
		{"a number is not broken", "一二三四12345六七", 6, []string{"一二三四", "12345六七"}},
		{"a year stays whole", "一二三四2024年六七八九十", 6, []string{"一二三四", "2024年六七", "八九十"}},
		{"a percentage stays whole", "一二三四五98.5%六七", 6, []string{"一二三四五", "98.5%六七"}},
		{"a word is not broken", "一二三四Word六七", 5, []string{"一二三四", "Word六七"}},
		{"a word longer than a line is", "abcdefghijklmnopqrst", 4, []string{"abcdefgh", "ijklmnop", "qrst"}},
		{"an address is broken at its signs", "一二三四五office@example.gov.cn六", 8, []string{"一二三四五", "office@example.", "gov.cn六"}},
		{"dashes are not divided", "一二三四——六七", 5, []string{"一二三四", "——六七"}},
		{"nor are dots, which begin no line either", "一二三四五……六七", 6, []string{"一二三四", "五……六七"}},
		{"a middle dot does not begin a line", "一二三四五·六七八", 5, []string{"一二三四", "五·六七八"}},
		{"an apostrophe is part of its word", "一二三don’t四五", 5, []string{"一二三", "don’t四五"}},
		{"spaces end a line without a trace", "one two three", 4, []string{"one two", "three"}},
		{"the text may end a line", "一二\n三四五六", 5, []string{"一二", "三四五六"}},
		{"no single character on the last line", "一二三四五六七，九十甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午，未申酉戌亥一二三四五六", 19,
			[]string{"一二三四五六七，九十甲乙丙丁戊己庚辛", "壬癸子丑寅卯辰巳午，未申酉戌亥一二三四", "五六"}},
		{"a mark at the wrong side in the last resort", "，，，，，，，，，，，，", 4, nil},
		{"nothing", "", 4, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := breakText(t, test.text, test.characters, 0, alignJustify)
			if test.want == nil {
				if strings.Join(got, "") != test.text {
					t.Errorf("lost characters: %q", got)
				}
				return
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestBreakCentred(t *testing.T) {
	for _, test := range []struct {
		text       string
		characters float64
		want       []string
	}{
		{"商业企业", 3, []string{"商业", "企业"}},
		{"自然人", 2, []string{"自然", "人"}},
		{"社会公益组织", 2.5, []string{"社会", "公益", "组织"}},
	} {
		if diff := cmp.Diff(test.want, breakText(t, test.text, test.characters, 0, alignCenter)); diff != "" {
			t.Error(diff)
		}
	}
}

// TestLooks holds the bound on the time that the package states.
func TestLooks(t *testing.T) {
	const n = 3000
	for name, text := range map[string]string{
		"Han":              strings.Repeat("永", n),
		"commas":           strings.Repeat("，", n),
		"a word":           strings.Repeat("a", n),
		"an address":       strings.Repeat("a.", n/2),
		"digits":           strings.Repeat("1", n),
		"spaces":           strings.Repeat(" ", n),
		"zero-width":       strings.Repeat("\u200b", n),
		"marks of letters": "a" + strings.Repeat("\u0301", n),
		"new lines":        strings.Repeat("\n", n),
		"mixed":            strings.Repeat("（2024年）a，", n/9),
	} {
		for _, width := range []Length{1, 5 * Point, 100 * Point, 100000 * Point} {
			for _, align := range []alignment{alignJustify, alignLeft, alignCenter} {
				s := newSetter(Page{}.orStandard(), plainFaces())
				p, err := s.measure(10*Point, 0, span{text: text})
				if err != nil {
					t.Fatal(err)
				}
				p.looks = 0
				p.breakLines(width, 0, align)
				if most := 3 * maxLook * len(p.chars); p.looks > most {
					t.Errorf("%s in a width of %v: %d looks at %d characters", name, width, p.looks, len(p.chars))
				}
			}
		}
	}
}
