package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// halfWidth finds half-width punctuation in Chinese text. Who writes one such mark
// writes many, so all of a report make one finding, with the first of each paragraph.
var halfWidth = &Rule{
	Code:     "STY002",
	Severity: Hint,
	Title: report.Label{
		ZH: "汉字之间使用半角标点",
		EN: "Half-width punctuation between Han characters"},
	Message: report.Label{
		ZH: "汉字之间的半角标点“%[1]s”应为全角“%[2]s”，全文共%[3]s处。",
		EN: "“%[1]s” between Han characters should be “%[2]s”; there are %[3]s such marks in all."},
	Basis: report.Label{
		ZH: "GB/T 15834—2011：中文使用全角标点",
		EN: "GB/T 15834-2011: Chinese is punctuated in full width"},
	Good: "overview = 发布信息3条，均按时完成（含解读）。",
	Bad:  "overview = 发布信息及时,内容准确。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var f Finding
		n := 0
		for _, l := range ctx.prose() {
			here := 0
			for k := range l.marks {
				if !l.halfBetweenHan(k) {
					continue
				}
				if here++; here == 1 {
					f.Places = append(f.Places, l.place(int(l.marks[k].at), int(l.marks[k].end)))
				}
				if n++; n == 1 {
					f.Got, f.Want = string(l.marks[k].r), string(l.fullWidth(k))
				}
			}
		}
		if n == 0 {
			return nil
		}
		f.Args = []any{strconv.Itoa(n)}
		return []Finding{f}
	},
}

var fullWidth = map[rune]rune{
	',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。', '(': '（', ')': '）', '"': '”', '\'': '’',
}

// fullWidth returns the full-width mark for the k-th, a half-width one: of quotation
// marks the opening one, where it is the first, the third and so on of its line.
func (l *line) fullWidth(k int) rune {
	r := l.marks[k].r
	opening, quotes := map[rune]rune{'"': '“', '\'': '‘'}[r], 0
	for _, m := range l.marks[:k] {
		if m.r == r {
			quotes++
		}
	}
	if opening != 0 && quotes%2 == 0 {
		return opening
	}
	return fullWidth[r]
}

// halfBetweenHan reports whether the k-th mark is a half-width one that stands in
// Chinese text: a bracket whose inside or outside is Han, another mark between Han
// characters or full-width marks, or at the end.
func (l *line) halfBetweenHan(k int) bool {
	switch l.marks[k].r {
	case '(':
		return l.hanAfter(k) && (k == 0 || !isLatin(l.marks[k-1].r) || l.hanBefore(k))
	case ')':
		return l.hanBefore(k)
	case '"', '\'':
		return l.hanBefore(k) || l.hanAfter(k)
	case ',', ';', ':', '?', '!', '.':
		if !l.hanBefore(k) && (k == 0 || !isWide(l.marks[k-1].r)) {
			return false
		}
		return l.hanAfter(k) || k+1 == len(l.marks) || isWide(l.marks[k+1].r)
	}
	return false
}

// isWide reports whether a mark is one of Chinese punctuation.
func isWide(r rune) bool {
	return strings.ContainsRune("，。、；：？！（）《》〈〉“”‘’〔〕【】「」『』", r)
}
