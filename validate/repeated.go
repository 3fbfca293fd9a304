package validate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// When a section repeats last year's. A sentence counts from shortestSentence
// characters on, and as repeated when repeatedShare of a hundred of its characters
// stand in stretches of window characters that last year's report has too: a word
// changed here and there does not make a sentence new.
const (
	shortestSentence = 12
	window           = 8
	repeatedShare    = 80
	// sectionShare of a hundred characters of a section make it a repetition,
	// where they are at least fewestRepeated.
	sectionShare   = 40
	fewestRepeated = 30
)

// repeatedText finds sections that say what last year's report said. Numbering,
// years, titles of documents and what the form itself asks for in the same words
// every year do not count.
var repeatedText = &Rule{
	Code:     "YTY003",
	Severity: Warning,
	Title: report.Label{
		ZH: "文字内容与上年报告雷同",
		EN: "A section repeats last year's report"},
	Message: report.Label{
		ZH: "“%[3]s”部分有%[1]s的文字与上年报告相同（%[4]s句），如“%[5]s”",
		EN: "%[1]s of the section “%[3]s” stand in last year's report too (%[4]s sentences), as “%[5]s”"},
	Basis: report.Label{
		ZH: "年度报告格式：对内容雷同、敷衍塞责的予以问责",
		EN: "The notice on the format: offices answer for reports that repeat others"},
	Good: "previous.overview =\nprevious.problems =\nprevious.other_matters =",
	Bad:  "previous.office = 淄博市国防动员办公室",
	Check: func(ctx *Context, r *report.Report) []Finding {
		last := ctx.Last()
		if last == nil {
			return nil
		}
		seen := ctx.windows(last)
		var findings []Finding
		for _, s := range textSections(r.Edition()) {
			all, same := 0, 0
			var places []Place
			for _, l := range ctx.text(s.Key) {
				if !l.paragraph {
					continue
				}
				for _, p := range l.parts(stops) {
					if !ctx.Step(1) {
						return nil
					}
					sentence := essence(l.text[p.start:p.end], r.Year)
					if p.start == 0 && l.level > 0 || len(sentence) < shortestSentence || prescribed(l.text[p.start:p.end]) {
						continue // a heading, a scrap, or what is said every year
					}
					all += len(sentence)
					if covered := coverage(sentence, seen); covered*100 >= len(sentence)*repeatedShare {
						same += covered
						places = append(places, l.place(p.start, p.end))
					}
				}
			}
			if same < fewestRepeated || same*100 < all*sectionShare {
				continue
			}
			findings = append(findings, Finding{
				Places: places, Got: strconv.Itoa(same*100/all) + "%",
				Args: []any{s.Title, strconv.Itoa(len(places)), places[0].Quote},
			})
		}
		return findings
	},
}

// windows returns all stretches of window characters that the paragraphs of a report
// hold, by their essence.
func (c *Context) windows(r *report.Report) map[[window]rune]bool {
	seen := map[[window]rune]bool{}
	for _, l := range c.newProse(r) {
		if !l.paragraph {
			continue
		}
		for _, p := range l.parts(stops) {
			if !c.Step(p.end - p.start) {
				return nil
			}
			rs := essence(l.text[p.start:p.end], r.Year)
			if !c.Grow(windowSize * len(rs)) {
				return nil
			}
			for k := 0; k+window <= len(rs); k++ {
				seen[[window]rune(rs[k:])] = true
			}
		}
	}
	return seen
}

// windowSize is what is charged for one, in bytes.
const windowSize = 64

// coverage returns how many characters stand in stretches that were seen.
func coverage(rs []rune, seen map[[window]rune]bool) int {
	n, until := 0, 0
	for k := 0; k+window <= len(rs); k++ {
		if seen[[window]rune(rs[k:])] {
			n += k + window - max(k, until)
			until = k + window
		}
	}
	return n
}

// essence returns the characters of a sentence without its punctuation, without the
// titles of documents, and with the year of the report as one sign, so that the same
// sentence of two years is the same.
func essence(s string, year int) []rune {
	s = strings.ReplaceAll(s, strconv.Itoa(year), "年")
	rs := make([]rune, 0, utf8.RuneCountInString(s))
	depth := 0
	for _, r := range s {
		switch {
		case r == '《':
			depth++
		case r == '》' && depth > 0:
			depth--
		case depth == 0 && (isHan(r) || isDigit(r) || isLatin(r)):
			rs = append(rs, r)
		}
	}
	return rs
}

// prescribed reports whether a sentence says what the form asks every office to say,
// and what is said in the same words every year: that nothing was charged, that
// there was no request, no reconsideration and nothing else to report.
func prescribed(s string) bool {
	return containsAny(s, []string{"无", "未", "没有", "零"}) &&
		containsAny(s, []string{"处理费", "收费", "费用", "申请", "复议", "诉讼", "其他", "建议", "提案"}) ||
		containsAny(s, []string{"统计期限", "编制本报告", "联系电话"})
}
