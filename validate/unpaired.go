package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// unpaired finds brackets and quotation marks without their other half. A pair may
// reach over several paragraphs of a text.
var unpaired = &Rule{
	Code:     "STY003",
	Severity: Hint,
	Title: report.Label{
		ZH: "括号、引号或书名号不成对",
		EN: "A bracket or a quotation mark without its other half"},
	Message: report.Label{
		ZH: "“%[1]s”没有与之成对的“%[2]s”。",
		EN: "“%[1]s” has no “%[2]s” to go with it."},
	Basis: report.Label{
		ZH: "GB/T 15834—2011：括号、引号、书名号成对使用",
		EN: "GB/T 15834-2011: brackets and quotation marks come in pairs"},
	Good: "overview = 印发《工作要点》（含附件），落实“三审三校”。",
	Bad:  "overview = 落实“三审三校制度。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		var open []openMark
		waiting := map[rune]int{} // how many of each are open
		add := func(o openMark, other rune) {
			if ctx.err != nil {
				return // and there will be no result
			}
			m := o.marks[o.k]
			findings = append(findings, Finding{Places: []Place{o.place(int(m.at), int(m.end))},
				Got: string(m.r), Want: string(other)})
		}
		flush := func() {
			for _, o := range open {
				add(o, otherHalf(o.marks[o.k].r))
			}
			open = open[:0]
			clear(waiting)
		}
		lines := ctx.prose()
		for i, l := range lines {
			if i > 0 && (l.key != lines[i-1].key || !l.paragraph || !lines[i-1].paragraph) {
				flush()
			}
			for k := range l.marks {
				if !ctx.Step(1) {
					return nil
				}
				switch half, opens := pairOf(l.marks[k].r); {
				case half == 0 || l.apostrophe(k) || l.enumerates(k):
				case opens:
					if !ctx.Grow(openMarkSize) {
						return nil
					}
					open = append(open, openMark{l, k})
					waiting[narrowBracket(l.marks[k].r)]++
				case waiting[narrowBracket(half)] == 0:
					add(openMark{l, k}, half)
				default:
					at := len(open) - 1
					for !sameHalf(open[at].marks[open[at].k].r, half) {
						at--
					}
					for _, o := range open[at+1:] {
						add(o, otherHalf(o.marks[o.k].r))
					}
					for _, o := range open[at:] {
						waiting[narrowBracket(o.marks[o.k].r)]--
					}
					open = open[:at]
				}
			}
		}
		flush()
		return findings
	},
}

// openMarkSize is what is charged for one, in bytes.
const openMarkSize = 16

// openMark is the k-th mark of a line, which opens something.
type openMark struct {
	*line
	k int
}

// pairs are the marks that come in pairs. Brackets of half and full width close each
// other: which of them is right is another rule's.
var pairs = []struct{ opening, closing rune }{
	{'（', '）'}, {'《', '》'}, {'“', '”'}, {'‘', '’'}, {'〈', '〉'}, {'〔', '〕'}, {'【', '】'},
	{'(', ')'}, {'[', ']'}, {'{', '}'}, {'［', '］'}, {'「', '」'}, {'『', '』'},
}

// pairOf returns the other half of a mark and whether the mark is the opening one, or
// 0 where it is none of a pair.
func pairOf(r rune) (half rune, opening bool) {
	switch {
	case r >= '0' && r <= '9', r == '，', r == '。', r == '、', r >= 'a' && r <= 'z':
		return 0, false // nearly all marks
	}
	for i := range pairs {
		switch r {
		case pairs[i].opening:
			return pairs[i].closing, true
		case pairs[i].closing:
			return pairs[i].opening, false
		}
	}
	return 0, false
}

func otherHalf(r rune) rune {
	half, _ := pairOf(r)
	return half
}

// sameHalf reports whether two marks are the same, width aside.
func sameHalf(a, b rune) bool { return a == b || narrowBracket(a) == narrowBracket(b) }

func narrowBracket(r rune) rune {
	switch r {
	case '（':
		return '('
	case '［':
		return '['
	}
	return r
}

// apostrophe reports whether the k-th mark is one within a Latin word.
func (l *line) apostrophe(k int) bool {
	return (l.marks[k].r == '’' || l.marks[k].r == '‘') && k > 0 && !l.hanBefore(k) && isLatin(l.marks[k-1].r)
}

// enumerates reports whether the k-th mark closes the number of an item that nothing
// opened, as in 1）.
func (l *line) enumerates(k int) bool {
	if r := l.marks[k].r; r != '）' && r != ')' {
		return false
	}
	s := l.text[:l.marks[k].at]
	label := strings.TrimRight(s, "0123456789０１２３４５６７８９abcdefgABCDEFG一二三四五六七八九十①②③④⑤⑥⑦⑧⑨ ")
	return label != s && len(s)-len(label) <= len("二十三") && (label == "" || strings.ContainsRune("。；：，、", lastRune(label)))
}
