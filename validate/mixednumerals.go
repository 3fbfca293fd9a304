package validate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// mixedNumerals finds sentences that write a date, or counts of one unit, partly in
// Chinese and partly in Arabic numerals. 一 is left alone: 一件, 一次 and 一起 are
// words.
var mixedNumerals = &Rule{
	Code:     "STY005",
	Severity: Hint,
	Title: report.Label{
		ZH: "同一句中混用汉字数字和阿拉伯数字",
		EN: "Chinese and Arabic numerals mixed within a sentence"},
	Message: report.Label{
		ZH: "“%[1]s”与“%[2]s”在同一句中数字写法不一致。",
		EN: "“%[1]s” and “%[2]s” in one sentence are written in different numerals."},
	Basis: report.Label{
		ZH: "GB/T 15835—2011：同一场合的同类数字形式应当一致",
		EN: "GB/T 15835-2011: numbers of one kind are written alike"},
	Good: "overview = 全年收到申请5件，办结3件，推进两项工作。",
	Bad:  "overview = 全年收到申请5件，办结三件。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		var ns []numeral
		for _, l := range ctx.prose() {
			if !l.paragraph {
				continue
			}
			if ns = appendNumerals(ns[:0], l); !slices.ContainsFunc(ns, func(n numeral) bool { return n.chinese }) {
				continue
			}
			for from := 0; from < len(ns); {
				if !ctx.Step(1) {
					return nil
				}
				to := from + 1
				for to < len(ns) && !strings.ContainsAny(l.text[ns[to-1].end:ns[to].start], fullStops+"；") {
					to++
				}
				if a, b, found := mixed(l.text, ns[from:to]); found {
					findings = append(findings, Finding{
						Places: []Place{l.place(b.start, b.end), l.place(a.start, a.end)},
						Got:    l.text[b.start:b.end], Want: l.text[a.start:a.end],
					})
				}
				from = to
			}
		}
		return findings
	},
}

// numeral is a number in one script with the unit that it counts.
type numeral struct {
	chinese bool
	unit    string
	digits  int // characters
	span        // the unit included
}

// numeralSize is what is charged for one, in bytes.
const numeralSize = 64

// numeralUnits are the units looked at: those of dates, and those that requests,
// documents and meetings are counted in.
var numeralUnits = []string{"年", "月", "日", "件", "宗", "起", "份", "篇", "次"}

// unitAt returns the unit with which a text begins, "" where it begins with none.
func unitAt(s string) string {
	for _, u := range numeralUnits {
		if strings.HasPrefix(s, u) {
			return u
		}
	}
	return ""
}

// appendNumerals appends the numerals of a line that a unit follows, in their order.
func appendNumerals(ns []numeral, l *line) []numeral {
	arabic := false
	for i := 0; i < len(l.marks) && !arabic; i++ {
		arabic = isDigit(l.marks[i].r) && unitAt(l.text[l.marks[i].end:]) != ""
	}
	if !arabic {
		return ns // nothing to mix with
	}
	s := l.text
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		chinese := isChineseDigit(r)
		if !chinese && !isDigit(r) {
			i += size
			continue
		}
		n := numeral{chinese: chinese, span: span{start: i}}
		for i < len(s) {
			if r, size = utf8.DecodeRuneInString(s[i:]); isChineseDigit(r) != chinese || isDigit(r) == chinese {
				break
			}
			i += size
			n.digits++
		}
		if !l.ctx.Step(n.digits) {
			return ns
		}
		n.unit = unitAt(s[i:])
		n.end = i + len(n.unit)
		if n.unit != "" && !(chinese && idiomatic(s, n)) {
			if len(ns) == cap(ns) && !l.ctx.Grow(numeralSize*(len(ns)+8)) {
				return ns
			}
			ns = append(ns, n)
		}
	}
	return ns
}

// idiomatic reports whether a Chinese numeral is part of an expression that is always
// written so: an ordinal, 一件, 二次, the months of a decade.
func idiomatic(s string, n numeral) bool {
	digits := s[n.start : n.end-len(n.unit)]
	switch n.unit {
	case "年", "月", "日":
		return n.unit == "年" && n.digits < 4
	case "次":
		if digits == "二" {
			return true
		}
	}
	if digits == "一" {
		return true
	}
	switch lastRune(s[:n.start]) {
	case '第', '每', '逐', '这', '那', '某', '几', '前', '后', '任', '再', '数', '.', '·':
		return true
	}
	return false
}

func isChineseDigit(r rune) bool {
	switch r {
	case '〇', '零', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百':
		return true
	}
	return false
}

// mixed returns an Arabic and a Chinese numeral of one sentence that should be
// written alike: parts of one date, two years, two counts of one unit.
func mixed(s string, ns []numeral) (arabic, chinese numeral, found bool) {
	first := map[string]int{} // the first Chinese numeral of each unit
	for k, b := range ns {
		if _, seen := first[b.unit]; b.chinese && !seen {
			first[b.unit] = k
		}
	}
	for i, a := range ns {
		if a.chinese {
			continue
		}
		best := len(ns)
		if dateUnit(a.unit) {
			for _, k := range []int{i - 1, i + 1} {
				if k >= 0 && k < len(ns) && ns[k].chinese && dateUnit(ns[k].unit) && s[min(a.end, ns[k].end):max(a.start, ns[k].start)] == "" {
					best = min(best, k)
				}
			}
		}
		if k, there := first[a.unit]; there && (!dateUnit(a.unit) || a.unit == "年" && a.digits == 4) {
			best = min(best, k)
		}
		if best < len(ns) {
			return a, ns[best], true
		}
	}
	return numeral{}, numeral{}, false
}

func dateUnit(unit string) bool { return unit == "年" || unit == "月" || unit == "日" }
