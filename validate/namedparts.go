package validate

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// partsMiscounted finds openings that say of how many parts the report is made and then
// list another number of them.
var partsMiscounted = &Rule{
	Code:     "FRM020",
	Severity: Warning,
	Title: report.Label{
		ZH: "所说部分数与所列部分不符",
		EN: "The opening lists another number of parts than it says"},
	Message: report.Label{
		ZH: "称报告由%[1]s个部分组成，实际列出%[2]s个（“%[3]s”）。",
		EN: "It says that the report has %[1]s parts and lists %[2]s (“%[3]s”)."},
	Basis: basisOpening,
	Good:  "opening = 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题及改进情况、其他事项六个部分组成。",
	Bad:   "opening = 本报告由总体情况、主动公开情况、依申请公开情况、复议诉讼情况、存在的问题及改进情况、其他事项七个部分组成。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, key := range []string{"opening", "overview"} {
			for _, l := range ctx.text(key) {
				if !l.paragraph || !strings.Contains(l.text, "部分") {
					continue
				}
				for _, s := range l.parts(fullStops) {
					if !ctx.Step(s.end - s.start) {
						return nil
					}
					said, least, most := namedParts(l.text[s.start:s.end])
					if said == 0 || most < 3 || said >= least && said <= most {
						continue
					}
					place := l.place(s.start, s.end)
					findings = append(findings, Finding{Places: []Place{place}, Got: strconv.Itoa(said), Want: strconv.Itoa(most), Args: []any{place.Quote}})
				}
			}
		}
		return findings
	},
}

// How a sentence says the number of parts: before the list or behind it.
var (
	partsBefore = regexp.MustCompile(`([一二三四五六七八九十]|[0-9]{1,2})个?(?:大)?部分(?:内容)?(?:组成|构成)?[，,]?(?:包括|分别(?:是|为)?|即|为|：|:|，|内容(?:包括|有|为)|主要(?:包括|有))+[：:]?(.*)`)
	partsBehind = regexp.MustCompile(`(?:由|包括|包含|分为|含|有)(.*?)(?:等)?(?:这)?共?([一二三四五六七八九十]|[0-9]{1,2})个?(?:大)?部分`)
)

// beforeLast makes of the word before the last item of a list the mark that stands between
// the others.
var beforeLast = strings.NewReplacer("情况以及", "情况、", "情况及", "情况、", "情况和", "情况、", "情况与", "情况、", "、以及", "、", "，以及", "、", "《", "", "》", "")

// namedParts returns how many parts a sentence says there are, and how many it lists at
// least and at most; 0 where it says or lists none, or leaves the list open.
func namedParts(s string) (said, least, most int) {
	var list string
	if m := partsBefore.FindStringSubmatch(s); m != nil && strings.ContainsAny(m[2], "、；;，") {
		said, list = smallNumber(m[1]), m[2]
	} else if m := partsBehind.FindStringSubmatch(s); m != nil && strings.Contains(m[1], "、") {
		said, list = smallNumber(m[2]), m[1]
	}
	for _, end := range []string{"组成", "构成", "，现", "，数据", "，所列", "，统计", "。"} {
		if i := strings.Index(list, end); i > 0 {
			list = list[:i]
		}
	}
	list = beforeLast.Replace(list)
	if strings.HasSuffix(strings.TrimRight(list, fullStops+"，、"), "等") {
		return 0, 0, 0
	}
	items := strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、；;，,", r) })
	most = len(items)
	least = most
	for k, item := range items {
		// 行政复议、行政诉讼情况 is one part, and so may be 问题、改进情况.
		if k > 0 && !endsPart(items[k-1]) {
			least--
			if strings.Contains(items[k-1], "复议") && strings.Contains(item, "诉讼") {
				most--
			}
		}
	}
	return said, least, most
}

// endsPart reports whether an item of a list ends as the names of parts do.
func endsPart(item string) bool {
	for _, end := range []string{"情况", "事项", "概述", "概况", "附件", "附表", "说明", "措施", "打算", "信息"} {
		if strings.HasSuffix(strings.TrimSpace(item), end) {
			return true
		}
	}
	return false
}

// smallNumber reads a number up to ten in Han, or of two digits.
func smallNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return strings.Index("一二三四五六七八九十", s)/len("一") + 1
}
