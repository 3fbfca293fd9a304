package parse

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/internal/han"
)

// title is the title of a report as a document has it.
type title struct {
	text, office string
	year         int
	score        float64
	from, to     int // the items that it stands in
}

// longestTitle is the number of characters that a title may have, and mostTitleLines
// over how many lines it may go.
const (
	longestTitle   = 120
	mostTitleLines = 6
)

var (
	yearForm  = regexp.MustCompile(`[(\[]?(20[0-9]{2})年?度?[)\]]?`)
	monthForm = regexp.MustCompile(`^[0-9]{1,2}月`)
	// pageTitleEnd is where the title of a web page goes on with the site's name.
	pageTitleEnd = regexp.MustCompile(`[_|>»]|[-–—]{1,2}`)
)

// yearIn finds the year in a normalised text: four digits with no digit beside them.
func yearIn(s string) (year, from, to int) {
	for _, m := range yearForm.FindAllStringSubmatchIndex(s, -1) {
		if !digitAt(s, m[2]-1) && !digitAt(s, m[3]) {
			year, _ = strconv.Atoi(s[m[2]:m[3]])
			return year, m[0], m[1]
		}
	}
	return 0, 0, 0
}

func digitAt(s string, i int) bool { return i >= 0 && i < len(s) && s[i] >= '0' && s[i] <= '9' }

// titleOf reads a text as a title: the name of the office, the year and what the
// form calls the document, in any order. The office's name is as it was written.
func (fm *form) titleOf(text string) (t title, ok bool) {
	if utf8.RuneCountInString(text) > longestTitle || strings.ContainsAny(text, "，。；") {
		return t, false
	}
	fm.step(stepsOfTitle)
	s := han.Normal(text)
	year, from, to := yearIn(s)
	if year != 0 && monthForm.MatchString(s[to:]) {
		return t, false // a day
	}
	// What the document is called begins as the form has it, or behind the year.
	at := strings.LastIndex(s, han.PrefixRunes(fm.title.Core, 4))
	if at >= 0 {
		t.score = fm.titleScore(s, at, from, to)
	}
	if year != 0 {
		if score := fm.titleScore(s, from, from, to); score > t.score {
			at, t.score = from, score
		}
	}
	if t.score == 0 {
		return t, false
	}
	name := officeIn(s, han.Extent{From: 0, To: at})
	if year != 0 && to <= at {
		if name = officeIn(s, han.Extent{From: to, To: at}); name.Empty() {
			name = officeIn(s, han.Extent{From: 0, To: from})
		}
	}
	// 某县人民政府信息公开 has the 政府 once that it should have twice.
	if name.To == at && strings.HasSuffix(s[name.From:name.To], "人民") && strings.HasPrefix(s[at:], "政府") {
		name.To += len("政府")
	}
	if !mayName(s[name.From:name.To]) || year == 0 && name.Empty() && strings.Contains(s[:at], "《") {
		return t, false // the notice on the form is named so too
	}
	t.office, t.year, t.text = han.Written(text, s, name), year, text
	return t, true
}

// titleScore is how alike what stands from a place on, without the year, and the
// document's name in the form are.
func (fm *form) titleScore(s string, at, from, to int) float64 {
	if from >= at {
		return similarity(han.Letters(s[at:from]+s[to:]), fm.title.Core, 0.6)
	}
	return similarity(han.Letters(s[at:]), fm.title.Core, 0.6)
}

// surelyTitle reports whether a text is the title of a report of a year, nearly in the
// form's words.
func (fm *form) surelyTitle(text string) bool {
	t, ok := fm.titleOf(text)
	return ok && t.year != 0 && t.score > 0.9
}

// findTitle finds the title among the items before the first heading. It returns
// false where there is none. The last counts, for a page has its own before that of
// the report.
func (rc *recogniser) findTitle(items []item) (best title, ok bool, err error) {
	if t, ok := rc.ownTitle(items); ok {
		return t, true, nil
	}
	for i := range items {
		if err := rc.budget.alive(); err != nil {
			return best, false, err
		}
		t, is := rc.titleFrom(items, i)
		if !is || ok && t.from < best.to && t.score <= best.score && !t.wholeWithin(&best) {
			continue // a piece of it
		}
		if ok && t.from >= best.to && (t.score < best.score-margin || t.office == "" && best.office != "") {
			continue
		}
		best, ok = t, true
	}
	if !ok {
		best, ok = rc.titleInTable(items)
	}
	if ok && best.office == "" {
		rc.officeAbove(items, &best)
	}
	return best, ok, nil
}

// wholeWithin reports whether a title says all that a longer one with the same end
// does, so that the lines before it are others: links, the name of the site. They are
// the first line of a long name where they end with an area and the name goes on, or in
// the middle of a word.
func (t *title) wholeWithin(longer *title) bool {
	if t.to != longer.to || t.score != longer.score || t.year != longer.year {
		return false
	}
	name, before := han.Normal(t.office), han.Normal(strings.TrimSuffix(longer.office, t.office))
	return ofPlace.MatchString(name) && isOrgan(name) && (isOrgan(before) || ofPage.MatchString(before) || strings.HasPrefix(name, before))
}

// ofPage ends what a page shows above a title.
var ofPage = regexp.MustCompile(`(?:网|网站|平台|首页|公开|专栏|目录|年报|报告|信息|动态|服务|互动|无障碍|邮箱|导航|中国政府)$`)

// titleInTable finds the title in a table that lays out the head of a page: in a cell
// of it, or in several one after the other.
func (rc *recogniser) titleInTable(items []item) (best title, ok bool) {
	for i := range items {
		g := items[i].block.table
		if g == nil || len(g.rows) > mostTitleLines {
			continue
		}
		var texts []string
		for _, row := range g.rows {
			for k := range row {
				if text := han.Trim(row[k].text); text != "" && len(texts) < 2*mostTitleLines {
					texts = append(texts, text)
				}
			}
		}
		for from := range texts {
			for to := from + 1; to <= len(texts); to++ {
				t, is := rc.form.titleOf(strings.Join(texts[from:to], ""))
				if !is || ok && (t.score < best.score || t.score == best.score && (t.office == "" || best.office != "")) {
					continue
				}
				t.from, t.to = i, i+1
				best, ok = t, true
			}
		}
	}
	return best, ok
}

// titleFrom reads the title that begins with an item: what the document is called,
// with the year and perhaps the office, over one line or more.
func (rc *recogniser) titleFrom(items []item, from int) (best title, ok bool) {
	text := ""
	for j, lines := from, 0; j < len(items) && lines < mostTitleLines; j++ {
		line := han.Trim(items[j].text())
		if line == "" && items[j].paragraph() && lines > 0 {
			continue
		}
		if !titleLine(&items[j]) || lines > 0 && !together(&items[from], &items[j]) {
			break
		}
		text += line
		lines++
		t, is := rc.form.titleOf(text)
		// A line more has to say more.
		if is && (!ok || t.score > best.score || t.year != 0 && best.year == 0) {
			t.from, t.to = from, j+1
			best, ok = t, true
		}
	}
	return best, ok
}

// titleLine reports whether an item may be a line of a title.
func titleLine(it *item) bool {
	line := han.Trim(it.text())
	return it.paragraph() && line != "" && !furniture(line) && utf8.RuneCountInString(line) <= longestTitle && !strings.ContainsAny(line, "。；")
}

// together reports whether two lines stand side by side, as those of a title do and
// the links above it do not.
func together(a, b *item) bool {
	if (a.hint == hintLinks) != (b.hint == hintLinks) {
		return false
	}
	return a.place == nil || b.place == nil || a.place == b.place || a.place.parent == b.place.parent
}

// longestOffice is the number of characters that the name of an office may have.
const longestOffice = 60

// officeAbove takes the office from the lines above a title that names none: the
// line next to it, and those that belong to the same element.
func (rc *recogniser) officeAbove(items []item, t *title) {
	last := -1
	for i := t.from - 1; i >= 0; i-- {
		it := &items[i]
		if it.paragraph() && han.Trim(it.text()) == "" {
			continue
		}
		name := han.Squeeze(it.text())
		if !titleLine(it) || !together(it, &items[t.from]) || !mayName(han.Normal(name)) || utf8.RuneCountInString(name+t.office) > longestOffice {
			return
		}
		if last >= 0 && (it.place == nil || it.place != items[last].place) {
			return
		}
		t.office = name + t.office
		t.text = han.Trim(it.text()) + t.text
		t.from, last = i, i
	}
}

// ownTitle finds the title of a file of ours, whatever the office's name.
func (rc *recogniser) ownTitle(items []item) (title, bool) {
	if rc.own == nil {
		return title{}, false
	}
	s := &rc.own.summary
	want, text := shownOf(s.Office+rc.form.format.Title(s.Year)), ""
	for i := range min(len(items), mostTitleLines) {
		text += items[i].text()
		if shownOf(text) == want {
			return title{text: text, office: s.Office, year: s.Year, to: i + 1}, true
		}
	}
	return title{}, false
}
