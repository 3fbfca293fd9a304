package word

import (
	"encoding/xml"
	"errors"
	"maps"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/report"
)

// Word numbers paragraphs by itself: the text of a heading 一、 may not hold its
// number. numbering knows the lists of a document and where each of them is.
type numbering struct {
	lists  map[string]*list  // by the id of a numbering
	levels map[string]*list  // by the id of the definition that several may share
	counts map[*list][10]int // how far each list is
}

// list is the definition of a list.
type list struct {
	levels [10]level
}

// level is how a level of a list is numbered.
type level struct {
	format, text string // numFmt; lvlText, in which %1 is the number of level 1
	start        int
	legal        bool // all numbers in it are in digits (isLgl)
}

// numberOf is the list and the level of a paragraph.
type numberOf struct {
	set   bool
	list  string
	level int
}

// element reads the elements of numPr.
func (n *numberOf) element(d *docxReader) func(xml.StartElement) error {
	n.set = true
	return func(s xml.StartElement) error {
		switch s.Name.Local {
		case "numId":
			n.list = value(s, "val")
		case "ilvl":
			n.level = min(count(s), 9)
		}
		return d.skip()
	}
}

// numberingPart is numbering.xml, as far as it is read.
type numberingPart struct {
	Abstract []struct {
		ID     string      `xml:"abstractNumId,attr"`
		Levels []levelPart `xml:"lvl"`
	} `xml:"abstractNum"`
	Numbers []struct {
		ID        string `xml:"numId,attr"`
		Abstract  val    `xml:"abstractNumId"`
		Overrides []struct {
			Level int        `xml:"ilvl,attr"`
			Start val        `xml:"startOverride"`
			Own   *levelPart `xml:"lvl"`
		} `xml:"lvlOverride"`
	} `xml:"num"`
}

// levelPart is the definition of a level.
type levelPart struct {
	Level  int  `xml:"ilvl,attr"`
	Start  val  `xml:"start"`
	Format val  `xml:"numFmt"`
	Text   val  `xml:"lvlText"`
	Legal  *val `xml:"isLgl"`
}

func (p *levelPart) level() level {
	start, err := strconv.Atoi(p.Start.Value)
	if err != nil {
		start = 1
	}
	return level{p.Format.Value, p.Text.Value, start, p.Legal != nil && switched(p.Legal.Value)}
}

// val is an element whose attribute says all.
type val struct {
	Value string `xml:"val,attr"`
}

func (d *docxReader) readNumbering(data []byte) error {
	var part numberingPart
	if err := d.p.decode(data, &part); err != nil {
		return d.wrap(err)
	}
	n := numbering{lists: map[string]*list{}, levels: map[string]*list{}, counts: map[*list][10]int{}}
	for _, a := range part.Abstract {
		l := &list{}
		for _, lv := range a.Levels {
			if lv.Level < 0 || lv.Level > 9 {
				continue
			}
			l.levels[lv.Level] = lv.level()
		}
		n.levels[a.ID] = l
	}
	for _, num := range part.Numbers {
		l := n.levels[num.Abstract.Value]
		if l == nil {
			continue
		}
		for _, o := range num.Overrides {
			start, err := strconv.Atoi(o.Start.Value)
			if o.Level < 0 || o.Level > 9 || err != nil && o.Own == nil {
				continue
			}
			// It counts for itself from here on.
			own := *l
			if o.Own != nil {
				own.levels[o.Level] = o.Own.level()
			}
			if err == nil {
				own.levels[o.Level].start = start
			}
			l = &own
		}
		n.lists[num.ID] = l
	}
	d.numbering = n
	return nil
}

// size is how many bytes the number of the next paragraph of a list takes at most.
func (n *numbering) size(of numberOf) int64 {
	l := n.lists[of.list]
	if l == nil {
		return 0
	}
	const longest = 24 // of a number for each of its two characters
	return doc.SizeOfRun + int64(longest*len(l.levels[of.level].text))
}

// next returns the number of the next paragraph of a list, as it is printed.
func (n *numbering) next(b *doc.Account, of numberOf) (string, error) {
	l := n.lists[of.list]
	if l == nil {
		return "", nil
	}
	lv := l.levels[of.level]
	counts := n.counts[l]
	if counts[of.level] == 0 {
		counts[of.level] = lv.start
	} else {
		counts[of.level]++
	}
	for k := of.level + 1; k < len(counts); k++ {
		counts[k] = 0
	}
	n.counts[l] = counts
	if lv.format == "bullet" || lv.format == "none" {
		return "", nil
	}
	var number strings.Builder
	for text := lv.text; ; {
		before, after, found := strings.Cut(text, "%")
		number.WriteString(before)
		if !found {
			return number.String(), nil
		}
		if err := b.Step(stepsOfToken); err != nil {
			return "", err
		}
		if text = after; after == "" || after[0] < '1' || after[0] > '9' {
			number.WriteByte('%')
			continue
		}
		k := int(after[0] - '1')
		format := l.levels[k].format
		if lv.legal {
			format = "decimal"
		}
		number.WriteString(formatNumber(format, max(counts[k], l.levels[k].start)))
		text = after[1:]
	}
}

// numberSigns are the first signs of formats that have one for each number, and how
// many there are.
var numberSigns = map[string]struct {
	first rune
	count int
}{
	"decimalEnclosedCircle": {'①', 20}, "decimalEnclosedCircleChinese": {'①', 20}, "decimalEnclosedParen": {'⑴', 20},
	"decimalEnclosedFullstop": {'⒈', 20}, "ideographEnclosedCircle": {'㊀', 10},
	"lowerLetter": {'a', 26}, "upperLetter": {'A', 26},
}

// numberWords are the signs of others.
var numberWords = map[string][]rune{
	"ideographTraditional": []rune("甲乙丙丁戊己庚辛壬癸"),
	"ideographZodiac":      []rune("子丑寅卯辰巳午未申酉戌亥"),
}

var (
	ideographDigits = strings.NewReplacer("0", "〇", "1", "一", "2", "二", "3", "三", "4", "四", "5", "五", "6", "六", "7", "七", "8", "八", "9", "九")
	legalNumbers    = strings.NewReplacer("一", "壹", "二", "贰", "三", "叁", "四", "肆", "五", "伍", "六", "陆", "七", "柒", "八", "捌", "九", "玖", "十", "拾")
)

// formatNumber writes a number in a format of Word (ISO/IEC 29500-1, 17.18.59), in
// digits where the format has no sign for it or is not known.
func formatNumber(format string, n int) string {
	if signs := numberSigns[format]; n >= 1 && n <= signs.count {
		return string(signs.first + rune(n) - 1)
	}
	if words := numberWords[format]; n >= 1 && n <= len(words) {
		return string(words[n-1])
	}
	decimal := strconv.Itoa(n)
	switch {
	case format == "chineseLegalSimplified", format == "ideographLegalTraditional", format == "japaneseLegal":
		s := legalNumbers.Replace(report.ChineseNumber(n))
		if strings.HasPrefix(s, "拾") {
			s = "壹" + s
		}
		return s
	case format == "ideographDigital", format == "japaneseDigitalTenThousand", format == "taiwaneseDigital":
		return ideographDigits.Replace(decimal)
	case strings.HasPrefix(format, "chinese"), strings.HasPrefix(format, "japaneseCounting"), strings.HasPrefix(format, "taiwanese"):
		return report.ChineseNumber(n)
	case format == "decimalZero" && n < 10:
		return "0" + decimal
	case format == "decimalFullWidth", format == "decimalFullWidth2":
		return width.Widen.String(decimal)
	case format == "upperRoman":
		return roman(n)
	case format == "lowerRoman":
		return strings.ToLower(roman(n))
	}
	return decimal
}

// roman writes a number in Roman numerals, in digits where they do not reach.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{
		{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"},
	} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// docxStyle is what a style says of a paragraph, or of the look of its runs.
type docxStyle struct {
	heading bool
	number  numberOf
	run     docxProperties
}

func (d *docxReader) readStyles(data []byte) error {
	var part struct {
		Styles []struct {
			ID      string `xml:"styleId,attr"`
			Name    val    `xml:"name"`
			BasedOn val    `xml:"basedOn"`
			PPr     struct {
				Outline *val `xml:"outlineLvl"`
				NumPr   *struct {
					Level val `xml:"ilvl"`
					ID    val `xml:"numId"`
				} `xml:"numPr"`
			} `xml:"pPr"`
			RPr docxProperties `xml:"rPr"`
		} `xml:"style"`
	}
	if err := d.p.decode(data, &part); err != nil {
		return d.wrap(err)
	}
	d.styles = map[string]docxStyle{}
	parents := map[string]string{}
	for _, s := range part.Styles {
		st := docxStyle{}
		name := strings.ToLower(s.Name.Value)
		st.heading = s.PPr.Outline != nil || strings.HasPrefix(name, "heading") || strings.HasPrefix(name, "标题") || name == "title"
		if n := s.PPr.NumPr; n != nil {
			lv, err := strconv.Atoi(n.Level.Value)
			if err != nil || lv < 0 || lv > 9 {
				lv = 0
			}
			st.number = numberOf{true, n.ID.Value, lv}
		}
		st.run = s.RPr
		d.styles[s.ID] = st
		parents[s.ID] = s.BasedOn.Value
	}
	own := maps.Clone(d.styles)
	for id, st := range own {
		// A chain of styles is short; one that is not goes round.
		for parent, n := parents[id], 0; parent != "" && n < 20; parent, n = parents[parent], n+1 {
			p := own[parent]
			st.heading = st.heading || p.heading
			if !st.number.set {
				st.number = p.number
			}
			st.run = st.run.over(p.run)
		}
		d.styles[id] = st
	}
	return nil
}

// readNotes reads the footnotes or the endnotes; a note stands behind the paragraph
// that calls for it.
func (d *docxReader) readNotes(name, kind string) error {
	data, err := d.p.read(name)
	if errors.Is(err, errNoPart) {
		return nil
	}
	if err != nil {
		return err
	}
	rels, err := d.p.relations(name)
	if err != nil {
		return err
	}
	outer := d.targets
	d.targets = targets(rels)
	defer func() { d.targets = outer }()
	d.d, d.spaces = d.p.decoder(data), namespaces{}
	for {
		t, err := d.token()
		if err != nil {
			return err
		}
		if _, ok := t.(xml.StartElement); ok {
			break
		}
	}
	return d.each(func(s xml.StartElement) error {
		if s.Name.Local != kind || value(s, "type") != "" {
			return d.skip()
		}
		blocks, err := d.blocks()
		d.footnotes[kind+"Reference"+value(s, "id")] = blocks
		return err
	})
}
