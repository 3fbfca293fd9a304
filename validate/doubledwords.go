package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// doubledWords finds words that stand twice in a row, as 年度年度报告 and
// 公开文件公开文件. Words of two characters are doubled rightly in many ways (研究研究,
// 公开公开栏), so that of these only some are found that never are.
var doubledWords = &Rule{
	Code:     "STY006",
	Severity: Warning,
	Title: report.Label{
		ZH: "词语重复",
		EN: "A word stands there twice"},
	Message: report.Label{
		ZH: "“%[1]s”中词语重复，疑应为“%[2]s”（“%[3]s”）。",
		EN: "“%[1]s” says a word twice; “%[2]s” seems to be meant (“%[3]s”)."},
	Basis: report.Label{
		ZH: "惯例：文字准确、简洁，没有衍文",
		EN: "Convention: nothing stands in a text twice by mistake"},
	Good: "overview = 会同有关单位研究研究，更新公开公开栏。",
	Bad:  "overview = 编制年度年度报告。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if !ctx.Step(4 * len(l.text)) {
				return nil
			}
			for at := 0; at < len(l.text); {
				word := doubledAt(l.text, at)
				if word == 0 {
					_, size := utf8.DecodeRuneInString(l.text[at:])
					at += size
					continue
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(at, at+2*word)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[at : at+2*word], Want: l.text[at : at+word], Args: []any{place.Quote}})
				at += 2 * word
			}
		}
		return findings
	},
}

// neverDoubled are words of two characters that do not follow themselves.
var neverDoubled = []string{"年度", "政府", "我局", "我办", "我委", "我镇", "我县", "我市", "我区", "本局", "本办", "本级", "情况", "部门", "单位", "以及", "关于", "通过", "按照", "根据", "对于", "由于", "机关", "同时", "其中", "已经", "进行"}

// The lengths in bytes of words that are looked for: of two to eight characters.
const (
	shortestDoubled = 3 * 2
	longestDoubled  = 3 * 8
)

// doubledAt returns the length in bytes of the word that stands twice at a place, 0 where
// none does.
func doubledAt(s string, at int) int {
	if !commonHan(s, at) {
		return 0
	}
	for n := shortestDoubled; n <= longestDoubled && at+2*n <= len(s); n += 3 {
		// Nearly all words differ in their first byte or two.
		if s[at+1] != s[at+n+1] || s[at+2] != s[at+n+2] || s[at:at+n] != s[at+n:at+2*n] {
			continue
		}
		if word := s[at : at+n]; allHan(word) && mayDouble(word) {
			return n
		}
		return 0
	}
	return 0
}

func allHan(s string) bool {
	for i := 0; i < len(s); i += 3 {
		if !commonHan(s, i) {
			return false
		}
	}
	return true
}

// mayDouble reports whether a word that stands twice is a slip.
func mayDouble(word string) bool {
	if len(word) == shortestDoubled {
		for _, w := range neverDoubled {
			if word == w {
				return true
			}
		}
		return false
	}
	// 一步一步来, 哈哈哈, and numbers
	return strings.Trim(word, word[:3]) != "" && strings.Trim(word, "一二三四五六七八九十百千万零两第") != ""
}
