package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// itemGap finds sub-headings and items whose numbers leave one out or stand out of order:
// 1. 2. 3. 6. 5., or 一是…二是…四是.
var itemGap = &Rule{
	Code:     "STY008",
	Severity: Warning,
	Title: report.Label{
		ZH: "小标题或条目序号不连续",
		EN: "The numbers of sub-headings or items have a gap"},
	Message: report.Label{
		ZH: "序号“%[1]s”前面是“%[3]s”，应为“%[2]s”。",
		EN: "“%[1]s” follows “%[3]s”; it should be “%[2]s”."},
	Basis: report.Label{
		ZH: "惯例：序号连续，不跳号、不重号",
		EN: "Convention: numbers go on without gaps"},
	Good: "overview = 一是加强学习；二是加强审核。",
	Bad:  "overview = 一是加强学习；二是加强审核；四是加强培训。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		add := func(l *line, s span, n, before int, write func(int) string) {
			if ctx.Grow(findingSize) {
				findings = append(findings, Finding{Places: []Place{l.place(s.start, s.end)}, Got: l.text[s.start:s.end],
					Want: write(before + 1), Args: []any{write(before)}})
			}
		}
		for _, key := range r.Edition().TextKeys() {
			var last [5]int // the number of the last heading of each level
			var style [5]int
			for _, l := range ctx.text(key) {
				if !l.paragraph || !ctx.Step(len(l.text)) {
					continue
				}
				if l.level > 0 && l.level < len(last) {
					n, width, kind := headingNumber(l.text)
					if n > 0 {
						if last[l.level] > 0 && style[l.level] == kind && n != last[l.level]+1 && n != 1 {
							add(l, span{0, width}, n, last[l.level], func(k int) string { return writeHeading(l.level, k) })
						}
						last[l.level], style[l.level] = n, kind
						clear(last[l.level+1:])
					}
				}
				before := 0
				for _, m := range l.ordinals() {
					if before > 0 && m.n != before+1 && m.n != 1 && m.n != before {
						add(l, m.span, m.n, before, func(k int) string { return hanNumber(k) + "是" })
					}
					before = m.n
				}
			}
		}
		return findings
	},
}

// headingNumber reads the number that a heading begins with: its value, where it ends, and
// by what marks it is written.
func headingNumber(s string) (n, width, kind int) {
	start := len(s) - len(strings.TrimLeft(s, " \u3000（("))
	for i, r := range s[start:] {
		d := strings.IndexRune("0123456789", r)
		switch {
		case d >= 0 && kind != 2 && n < 100:
			n, kind = n*10+d, 1
		case strings.ContainsRune("一二三四五六七八九十", r) && kind != 1:
			v := strings.IndexRune("一二三四五六七八九十", r)/len("一") + 1
			switch {
			case v == 10 && n > 0, n >= 10 && n%10 == 0 && v < 10:
				n = map[bool]int{true: n * 10, false: n + v}[v == 10]
			case n == 0:
				n = v
			default:
				return 0, 0, 0
			}
			kind = 2
		default:
			return n, start + i, kind
		}
	}
	return n, len(s), kind
}

// writeHeading writes the number of a heading of a level.
func writeHeading(level, n int) string {
	switch level {
	case 1:
		return hanNumber(n) + "、"
	case 2:
		return "（" + hanNumber(n) + "）"
	case 3:
		return strconv.Itoa(n) + "."
	}
	return "（" + strconv.Itoa(n) + "）"
}

// ordinal is 一是, 二是 and so on at the beginning of a part of a sentence.
type ordinal struct {
	n int
	span
}

// ordinals returns those of a line, in their order.
func (l *line) ordinals() []ordinal {
	if !strings.Contains(l.text, "是") {
		return nil
	}
	var all []ordinal
	for at := 0; ; {
		i := strings.Index(l.text[at:], "是")
		if i < 0 {
			return all
		}
		i += at
		at = i + len("是")
		if i < len("一") {
			continue
		}
		v := strings.Index("一二三四五六七八九十", l.text[i-len("一"):i])
		begin := i - len("一")
		if v < 0 || v%len("一") != 0 || begin > 0 && !strings.ContainsRune("。；：，、;:,！？”） 　", lastRune(l.text[:begin])) {
			continue
		}
		all = append(all, ordinal{v/len("一") + 1, span{begin, at}})
	}
}

// hanNumber writes a number up to 99 in Han.
func hanNumber(n int) string {
	digit := func(d int) string { return "一二三四五六七八九"[(d-1)*len("一") : d*len("一")] }
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digit(n)
	}
	s := "十"
	if n >= 20 {
		s = digit(n/10) + s
	}
	if n%10 > 0 {
		s += digit(n % 10)
	}
	return s
}
