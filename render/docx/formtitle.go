package docx

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// filler is what stands in a form for something that is to be written: 20××年,
// ____年, 某某局.
const filler = `×xX*_○〇△□◇某….·~/—–-`

// Patterns for folded text.
var (
	// yearBefore is a year, or room for one, right before what the report is called.
	yearBefore = regexp.MustCompile(`[0-9零一二三四五六七八九十` + filler + `]*年度?$`)
	// asksName are the words by which a form asks for the name of an office.
	asksName = regexp.MustCompile(`(填写?|请填写?|此处)?(报告|编制|发布|公开|行政|本)?(机关|单位|部门|机构)(全称|名称|规范名称)?`)
	// saysForm is what a form says behind the title of itself: 格式模板, （样本）,
	// （____年度）.
	saysForm = regexp.MustCompile(`^[()]*(参考|填报|空白|文本|统一)*(格式|模板|样本|样式|式样|范本|样表|范例|文本)*[()]*([0-9` + filler + `]*年度?)?[()]*$`)
	// dayLine is a line with a day, or room for one, and nothing else but what the
	// day is.
	dayLine = regexp.MustCompile(`^\(?((发布|公布|公开|编制|报告|成文)?(日期|时间):?)?[0-9零一二三四五六七八九十` + filler + `]*年[0-9零一二三四五六七八九十` + filler + `]*月[0-9零一二三四五六七八九十` + filler + `]*日\)?$`)
	// dayIn is the day in such a line as it is written.
	dayIn = regexp.MustCompile(`[^（(:：]*年.*月[^）)]*日`)
)

// longestTitle is the number of characters that a title may have.
const longestTitle = 80

// readTitle reads the text of a paragraph as the title of the form.
func readTitle(format *report.Format, text string) (office string, ok bool) {
	s := foldLabel(text)
	if utf8.RuneCountInString(s) > longestTitle || strings.ContainsAny(s, ",.。;；") || strings.HasPrefix(s, "附件") {
		return "", false
	}
	core := foldLabel(format.Title(0))
	at := strings.Index(s, core)
	if at < 0 { // offices leave 工作 out
		core = strings.Replace(core, "工作", "", 1)
		if at = strings.Index(s, core); at < 0 {
			return "", false
		}
	}
	if !saysForm.MatchString(s[at+len(core):]) {
		return "", false
	}
	before := yearBefore.ReplaceAllString(strings.TrimLeft(s[:at], "("), "")
	return namedOffice(before), true
}

// namedOffice returns the name of an office in folded text, "" where there is room
// for one: 某某局, ____（机关名称）.
func namedOffice(s string) string {
	if strings.ContainsAny(s, filler) || strings.Trim(asksName.ReplaceAllString(s, ""), "()") == "" {
		return ""
	}
	return s
}

// title finds the title lines of the form, above its first section, and puts the
// office and the year there; where there is none, above all text. The day goes
// where the form has room for one, above the first section or below the last, or
// else below the title.
func (f *formReader) title(above, end []*node) {
	day := f.day(above) || f.day(end)
	var last *node // the block with the last title line
	for i, b := range above {
		lines := paragraphsOf(b)
		if b.is("p") {
			lines = append([]*node{b}, lines...)
		}
		for _, p := range lines {
			_, text := atomsOf(p)
			office, ok := readTitle(f.template.format, text)
			if !ok {
				continue
			}
			last = b
			if office != "" {
				f.template.offices = append(f.template.offices, office)
			}
			var before *node
			if p == b && office == "" {
				before = lineAbove(above[:i])
			}
			f.titleLine(p, text, before)
		}
	}
	switch {
	case last == nil:
		f.addTitle(above, day)
	case !day:
		f.addDay(last)
	}
	for _, key := range []string{"office", "year", "title", "published"} {
		f.template.placed[key] = true
	}
}

// prefix returns the first characters of a text.
func prefix(s string, n int) string {
	runes := []rune(s)
	return string(runes[:min(n, len(runes))])
}

// lineAbove returns the last paragraph with text among blocks, where only blank
// paragraphs are behind it, or nil.
func lineAbove(blocks []*node) *node {
	for i := len(blocks) - 1; i >= 0 && blocks[i].is("p"); i-- {
		if _, text := atomsOf(blocks[i]); strings.Trim(foldLabel(text), object) != "" {
			return blocks[i]
		}
	}
	return nil
}

// titleLine puts the title into its line, and the office into the line above where
// that has room for its name. The line above may name the office already.
func (f *formReader) titleLine(p *node, text string, above *node) {
	title := func(r *report.Report) string { return r.Edition().Title(r.Year) }
	between := ""
	if name := f.template.format.Title(0); strings.Contains(strings.TrimSpace(text), "\n") ||
		strings.HasPrefix(foldLabel(text), prefix(foldLabel(name), 4)) { // with no room before it, the line is full
		between = "\n"
	}
	whole := func(r *report.Report) string { return r.Office + between + title(r) }
	named := ""
	if above != nil {
		_, line := atomsOf(above)
		if named = foldLabel(line); dayLine.MatchString(named) || utf8.RuneCountInString(named) > longestTitle {
			named = ""
		}
	}
	name := yearBefore.ReplaceAllString(named, "")
	switch {
	case named == "":
		f.field(p, "title", whole)
	case name != named || namedOffice(name) == "": // the line is one of the title
		if name = namedOffice(name); name != "" {
			f.template.offices = append(f.template.offices, name)
		}
		f.field(above, "office", func(r *report.Report) string { return r.Office })
		f.field(p, "title", title)
	default:
		f.field(p, "title", func(r *report.Report) string {
			if foldLabel(r.Office) == named {
				return title(r)
			}
			return whole(r)
		})
	}
}

// field puts words in the place of all text of a paragraph.
func (f *formReader) field(p *node, key string, words func(*report.Report) string) {
	atoms, text := atomsOf(p)
	here := &slot{placeholder: &Placeholder{Key: key, Names: []string{key}, field: words}, where: "title",
		look: f.cutter.lookAt(p, runAt(atoms, 0), aField)}
	f.cutter.inText(atoms, []mention{{key, 0, len(text)}}, []*slot{here})
}

// day finds a line with room for a day, and reports whether there is one. It stays
// as it is where the report has none.
func (f *formReader) day(blocks []*node) bool {
	for _, p := range blocks {
		if !p.is("p") || !isPlain(p) {
			continue
		}
		atoms, text := atomsOf(p)
		if !dayLine.MatchString(foldLabel(text)) {
			continue
		}
		at := dayIn.FindStringIndex(text)
		if at == nil {
			continue
		}
		before, after := text[:at[0]], text[at[1]:]
		here := f.daySlot(p, runAt(atoms, 0), withProperties(p.child("pPr"), f.cutter.part.data, paragraphOrder))
		here.empty = p.source(f.cutter.part.data)
		here.placeholder.field = func(r *report.Report) string {
			if day := published(r); day != "" {
				return before + day + after
			}
			return ""
		}
		f.cutter.edits = append(f.cutter.edits, edit{p.start, p.end, []segment{{slot: here}}})
		return true
	}
	return false
}

// centred are the properties of a paragraph in the middle.
const centred = `<w:jc w:val="center"/>`

// addDay puts the day below the title, set like it where that is a paragraph of the
// page, in running text.
func (f *formReader) addDay(title *node) {
	pPr := centred
	if title.is("p") {
		pPr = withProperties(title.child("pPr"), f.cutter.part.data, paragraphOrder, property{"sectPr", ""}, property{"pPrChange", ""},
			property{"pageBreakBefore", ""}, property{"outlineLvl", ""}, property{"pStyle", ""}, property{"numPr", ""})
	}
	f.cutter.edits = append(f.cutter.edits, edit{title.end, title.end, []segment{{slot: f.dayBelow(pPr)}}})
}

// dayBelow is a paragraph with the day, in running text.
func (f *formReader) dayBelow(pPr string) *slot {
	here := f.daySlot(f.blocks[0], nil, pPr)
	here.look = f.look
	here.open = `<w:p><w:pPr>` + pPr + `</w:pPr><w:r>` + f.look.runs[0].plain + `<w:t xml:space="preserve">`
	return here
}

// daySlot is a paragraph for the day, with the properties given, that is there only
// where the report has one.
func (f *formReader) daySlot(p, run *node, pPr string) *slot {
	l := f.cutter.lookAt(p, run, aField)
	return &slot{
		placeholder: &Placeholder{Key: "published", Names: []string{"published"}, field: saysDay}, where: "title", look: l, shape: ownParagraph,
		open: `<w:p><w:pPr>` + pPr + `</w:pPr><w:r>` + l.runs[0].plain + `<w:t xml:space="preserve">`,
	}
}

// saysDay is a line of its own with the day.
func saysDay(r *report.Report) string {
	if day := published(r); day != "" {
		return "发布日期：" + day
	}
	return ""
}

// addTitle puts a title of our own above all text.
func (f *formReader) addTitle(above []*node, day bool) {
	heading := f.blocks[len(above)]
	next := heading
	for _, b := range above {
		if _, text := atomsOf(b); !b.is("p") || strings.Trim(foldLabel(text), object) != "" {
			next = b
			break
		}
	}
	atoms, _ := atomsOf(heading)
	l := f.cutter.lookAt(heading, runAt(atoms, 0), aField)
	open := `<w:p><w:pPr>` + centred + `</w:pPr><w:r>` + l.runs[0].bold + `<w:t xml:space="preserve">`
	words := func(r *report.Report) string { return r.Office + "\n" + r.Edition().Title(r.Year) }
	pieces := []segment{{slot: &slot{placeholder: &Placeholder{Key: "title", Names: []string{"title"}, field: words},
		where: "title", look: l, shape: ownParagraph, open: open}}}
	if !day {
		pieces = append(pieces, segment{slot: f.dayBelow(centred)})
	}
	f.cutter.edits = append(f.cutter.edits, edit{next.start, next.start, pieces})
}
