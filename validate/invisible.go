package validate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

var basisVisible = report.Label{
	ZH: "年度报告格式（国办公开办函〔2021〕30号）：内容准确；惯例：所存与所见一致",
	EN: "The notice on the format: the content must be accurate; convention: what is stored is what is seen",
}

var messageInvisible = report.Label{
	ZH: "含有%[3]s%[1]s，共%[4]s处；读者所见与实际内容不同，应删除。",
	EN: "It holds %[3]s %[1]s, %[4]s in all; what is seen is not what is stored, so take them out."}

// hiddenInNames finds invisible characters, and those that turn the order of others, in
// names, titles, headings and the contact, in cells of figures and beside digits: there
// they make a name that is another's, or a figure that is read as another. 21 behind
// U+202E is shown as 12.
var hiddenInNames = &Rule{
	Code:     "CHR001",
	Severity: Error,
	Title: report.Label{
		ZH: "名称、标题或数字中含有不可见字符或改变字符顺序的字符",
		EN: "An invisible character, or one that turns the order, in a name or beside digits"},
	Message: messageInvisible,
	Basis:   basisVisible,
	Good:    "overview = 办结12件。",
	Bad:     "overview = 办结\u202e12\u202c件。",
	Check:   func(ctx *Context, _ *report.Report) []Finding { return ctx.hiddenCharacters(true) },
}

// hiddenInText finds them elsewhere.
var hiddenInText = &Rule{
	Code:     "CHR002",
	Severity: Warning,
	Title: report.Label{
		ZH: "正文中含有不可见字符",
		EN: "An invisible character in the text"},
	Message: messageInvisible,
	Basis:   basisVisible,
	Good:    "overview = 推进政务公开。",
	Bad:     "overview = 推进\u200b政务公开。",
	Check:   func(ctx *Context, _ *report.Report) []Finding { return ctx.hiddenCharacters(false) },
}

// hiddenCharacters makes a finding of each line, heading and cell of figures that holds
// a character that is not seen: where it does harm, or where it does not.
func (c *Context) hiddenCharacters(harm bool) []Finding {
	var findings []Finding
	for _, l := range c.prose() {
		if !c.Step(1) {
			return nil
		}
		h := l.hidden()
		if h.n == 0 || h.harm != harm {
			continue
		}
		findings = append(findings, h.finding(l.place(h.start, h.end)))
	}
	if !harm {
		return findings
	}
	for _, heading := range c.report.Stated.Headings {
		if !c.Step(len(heading.Text)) {
			return nil
		}
		if h := hiddenIn(heading.Text); h.n > 0 {
			if !c.Grow(findingSize) {
				return nil
			}
			key := heading.Section
			if c.report.Edition().Section(key) == nil {
				key = headingsKey
			}
			findings = append(findings, h.finding(Place{Key: key, Quote: heading.Text}))
		}
	}
	t := c.table()
	for i := range t.list {
		shown := &t.list[i]
		if h := hiddenIn(shown.text); h.n > 0 {
			findings = append(findings, h.finding(t.place(shown.figure.Address)))
		}
	}
	return findings
}

// hiddenRunes are the characters of a text that are not seen.
type hiddenRunes struct {
	span           // the first of them, or the first that does harm
	n       int    // how many there are
	kinds   []rune // the different ones, at most mostKinds
	reorder bool   // one of them turns the order of others
	harm    bool
}

// mostKinds is how many different characters a finding names.
const mostKinds = 5

func (h *hiddenRunes) take(r rune) {
	h.n++
	h.reorder = h.reorder || report.Reorders(r)
	if len(h.kinds) < mostKinds && !slices.Contains(h.kinds, r) {
		h.kinds = append(h.kinds, r)
	}
}

// finding makes a finding of them at a place.
func (h *hiddenRunes) finding(p Place) Finding {
	names := make([]string, len(h.kinds))
	for i, r := range h.kinds {
		names[i] = fmt.Sprintf("%U", r)
	}
	what := report.Label{ZH: "不可见字符", EN: "the invisible characters"}
	if h.reorder {
		what = report.Label{ZH: "改变字符顺序的不可见字符", EN: "the invisible characters that turn the order of others"}
	}
	return Finding{Places: []Place{p}, Got: strings.Join(names, " "), Args: []any{what, strconv.Itoa(h.n)}}
}

// hiddenIn returns the characters of a text that are not seen.
func hiddenIn(s string) hiddenRunes {
	h := hiddenRunes{harm: true}
	for _, r := range s {
		if report.Invisible(r) {
			h.take(r)
		}
	}
	return h
}

// hidden returns the characters of a line that are not seen. They do harm in a field of
// the report, beside a digit, and where they turn the order of digits of the line.
func (l *line) hidden() hiddenRunes {
	var h hiddenRunes
	digits := false
	for k, m := range l.marks {
		digits = digits || isDigit(m.r)
		if !report.Invisible(m.r) {
			continue
		}
		harm := l.block == 0 || l.besideDigit(k)
		if h.n == 0 || harm && !h.harm {
			h.start, h.end = int(m.at), int(m.end)
		}
		h.harm = h.harm || harm
		h.take(m.r)
	}
	h.harm = h.harm || h.reorder && digits
	return h
}

// besideDigit reports whether a digit stands beside the k-th mark.
func (l *line) besideDigit(k int) bool {
	before, after := lastRune(l.text[:l.marks[k].at]), firstRune(l.text[l.marks[k].end:])
	return isDigit(before) || isDigit(after)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
