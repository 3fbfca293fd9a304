package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// topic is one of the five that the overview treats.
type topic struct {
	name report.Label
	// heading are words of which a heading on the topic holds one, and text those
	// of which a text without such headings does.
	heading, text []string
}

var topics = [...]topic{
	{report.Label{ZH: "主动公开", EN: "proactive disclosure"},
		[]string{"主动公开", "信息公开情况", "公开政府信息", "政务公开"}, []string{"主动公开", "公开", "发布"}},
	{report.Label{ZH: "依申请公开", EN: "disclosure on request"},
		[]string{"申请"}, []string{"申请"}},
	{report.Label{ZH: "政府信息管理", EN: "information management"},
		[]string{"信息管理", "信息的管理", "信息资源", "管理"}, []string{"管理", "审查", "审核", "清理", "属性"}},
	{report.Label{ZH: "政府信息公开平台建设", EN: "platforms"},
		[]string{"平台", "载体", "渠道", "网站", "专栏", "新媒体", "公众号"}, []string{"平台", "网站", "公众号", "新媒体", "公开栏", "查阅点"}},
	{report.Label{ZH: "监督保障", EN: "supervision and support"},
		[]string{"监督", "保障", "考核", "培训", "评议", "组织领导"}, []string{"监督", "保障", "考核", "培训", "领导小组", "评议"}},
}

// longestLead is the length in bytes up to which the first words of a paragraph can
// be its heading: 16 characters.
const longestLead = 3 * 16

// missingTopic finds topics that the overview leaves out. Where it has headings on
// at least two topics they are taken for the plan of the text, and each topic needs
// one; otherwise a word that belongs to the topic will do.
var missingTopic = &Rule{
	Code:     "FRM005",
	Severity: Warning,
	Title: report.Label{
		ZH: "总体情况缺少应当报告的内容",
		EN: "The overview leaves out one of its five topics"},
	Message: report.Label{
		ZH: "总体情况未写“%[3]s”。",
		EN: "The overview says nothing of %[3]s."},
	Basis: report.Label{
		ZH: "年度报告格式：总体情况包括主动公开、依申请公开、政府信息管理、平台建设、监督保障",
		EN: "The notice on the format: the overview treats five topics"},
	Needs: []string{"overview"},
	Good:  "overview = （六）其他工作。全年开展调研1次。",
	Bad: "overview =\noverview = （一）主动公开。全年公开信息30条，内容涵盖机构职能和工作动态。\n" +
		"overview = （二）依申请公开。全年收到申请22件，均在期限内答复申请人。\n" +
		"overview = （三）平台建设。维护门户网站和公众号，及时更新各个栏目的内容。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		lines := ctx.text("overview")
		if len(lines) == 0 {
			return nil // an empty section is another rule's
		}
		var inHeadings [len(topics)]bool
		planned := 0
		for k := range topics {
			for _, l := range lines {
				if l.level > 0 && containsAny(l.text[:l.head], topics[k].heading) {
					inHeadings[k] = true
					planned++
					break
				}
			}
		}
		var findings []Finding
		for k := range topics {
			if inHeadings[k] || planned < 2 && anyLine(lines, topics[k].text) || planned >= 2 && opensLine(lines, topics[k].heading) {
				continue
			}
			findings = append(findings, Finding{Places: []Place{{Key: "overview"}}, Args: []any{topics[k].name}})
		}
		return findings
	},
}

func anyLine(lines []*line, words []string) bool {
	for _, l := range lines {
		if containsAny(l.text, words) {
			return true
		}
	}
	return false
}

// opensLine reports whether the first words of a paragraph, up to its first mark,
// hold one of the words: a heading without a number.
func opensLine(lines []*line, words []string) bool {
	for _, l := range lines {
		first := l.text
		if k := strings.IndexAny(l.text, "。，：:,"); k >= 0 {
			first = l.text[:k]
		}
		if l.level == 0 && l.paragraph && len(first) <= longestLead && containsAny(first, words) {
			return true
		}
	}
	return false
}
