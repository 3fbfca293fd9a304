package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// otherLevel finds the word for another level as the subject of the office's own acts or
// figures, as 全市各行政机关制发… in the report of a township: left over from a text that
// was copied. 按照全市部署 and 全县考核第3名 are right, and so are the figures of
// a department for its own area.
var otherLevel = &Rule{
	Code:     "FRM021",
	Severity: Warning,
	Title: report.Label{
		ZH: "以其他层级的名义叙述本机关的工作",
		EN: "Another level is the subject of the office's own figures"},
	Message: report.Label{
		ZH: "“%[1]s”与报告机关“%[4]s”的层级不符，疑为沿用他处文稿（“%[3]s”）。",
		EN: "“%[1]s” is not the level of “%[4]s”; it seems to be left over from another text (“%[3]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式：对内容雷同、敷衍塞责的予以问责",
		EN: "The notice on the format: offices answer for reports that repeat others"},
	Good: "overview = 按照全市统一部署，全年开展培训2次。",
	Bad:  "overview = 全县共收到政府信息公开申请22件。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		own := levelWords(r)
		if own == nil {
			return nil
		}
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || l.key == "opening" || !strings.Contains(l.text, "全") {
				continue
			}
			for _, s := range l.parts(stops + "，,") {
				if !ctx.Step(s.end - s.start) {
					return nil
				}
				word, at := levelSubject(l.text[s.start:s.end])
				if word == "" || containsAny(word, own) {
					continue
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(s.start+at, s.start+at+len(word))
				findings = append(findings, Finding{Places: []Place{place}, Got: word, Args: []any{place.Quote, strings.TrimSpace(r.Office)}})
			}
		}
		return findings
	},
}

// levels are the words for the area of an organ, by the characters that its name ends with.
var levels = []struct {
	ending string
	words  []string
}{
	{"特别行政区", []string{"全区"}}, {"自治区", []string{"全区", "全自治区"}}, {"自治州", []string{"全州"}}, {"自治县", []string{"全县"}}, {"新区", []string{"全区", "全新区"}},
	{"开发区", []string{"全区"}}, {"园区", []string{"全区", "全园"}}, {"省", []string{"全省"}}, {"市", []string{"全市"}}, {"县", []string{"全县"}}, {"区", []string{"全区"}},
	{"州", []string{"全州"}}, {"盟", []string{"全盟"}}, {"旗", []string{"全旗"}}, {"镇", []string{"全镇"}}, {"乡", []string{"全乡"}}, {"街道", []string{"全街道", "全街"}},
}

// levelWords returns the words for the area of the office, nil where its name has none: the
// last area that the name holds before what the organ is called.
func levelWords(r *report.Report) []string {
	name := squeeze(r.Office)
	best, words := -1, []string(nil)
	for _, level := range levels {
		i := strings.LastIndex(name, level.ending)
		if i <= 0 { // an area has a name
			continue
		}
		if end := i + len(level.ending); end > best {
			best, words = end, level.words
		}
	}
	if strings.Contains(name, "市辖区") || strings.Contains(name, "地区") || strings.Contains(name, "城区") {
		return nil
	}
	return words
}

// levelSubject returns the word for an area with which a part of a sentence begins, where
// the part tells of acts or figures such as the form counts; "" where none does.
func levelSubject(s string) (word string, at int) {
	rest := strings.TrimLeft(s, " \u3000\t")
	for _, when := range []string{"本年度", "今年以来", "今年", "年内", "目前", "一年来", "截至年底"} {
		rest = strings.TrimPrefix(rest, when)
	}
	if !strings.HasPrefix(rest, "全") {
		return "", 0
	}
	for _, level := range levels {
		for _, w := range level.words {
			if behind, ok := strings.CutPrefix(rest, w); ok && ownAct(behind) {
				return w, len(s) - len(rest)
			}
		}
	}
	return "", 0
}

// isBodyCharacter reports whether names of kinds of bodies consist of the character: 各级行政机关,
// 各乡镇街道, 部门和单位. They are skipped character by character, for there is no end of such
// lists, and nothing is shown of what is left.
func isBodyCharacter(r rune) bool {
	return strings.ContainsRune("各行政机关级部门单位乡镇街道村居和、及府", r)
}

// ownAct reports whether what stands behind a level's name tells of the organ's own acts
// with a number.
func ownAct(s string) bool {
	if strings.IndexFunc(s, isDigit) < 0 && !startsWithAny(s, []string{"各行政机关制发", "各级行政机关", "未收到", "没有收到", "未发生"}) {
		return false
	}
	if containsAny(s, []string{"第一", "第二", "第三", "排名", "位居", "位列", "考核", "名次", "平均", "通报", "会议精神", "第"}) {
		return false
	}
	s = strings.TrimLeftFunc(s, isBodyCharacter)
	return startsWithAny(s, []string{"共", "收到", "新收", "受理", "办理", "办结", "制发", "制定", "公开", "主动公开", "发布", "累计", "全年", "未收到", "没有收到", "未发生", "答复", "因政府信息", "政府信息公开", "开展", "组织", "召开"})
}
