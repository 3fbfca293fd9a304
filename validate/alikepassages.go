package validate

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// shortestAlike is the number of characters from which on a sentence that two offices have
// letter by letter was copied.
const shortestAlike = 20

// alikePassages finds that two offices of a roll-up say the same, letter by letter.
var alikePassages = &Rule{
	Code:     "SUB007",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关的报告之间内容雷同",
		EN: "Two subordinates' reports say the same"},
	Message: report.Label{
		ZH: "“%[1]s”与“%[3]s”的报告有%[4]s句逐字相同，如“%[5]s”",
		EN: "The reports of “%[1]s” and “%[3]s” have %[4]s sentences in common, as “%[5]s”"},
	Basis: report.Label{
		ZH: "年度报告格式：对内容雷同、敷衍塞责的予以问责",
		EN: "The notice on the format: offices answer for reports that repeat others"},
	Good: "under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder.overview =\nunder2.overview =\nunder.problems =\nunder2.problems =\nunder.other_matters =\nunder2.other_matters =\nunder.opening =\nunder2.opening =",
	Bad:  "under.office = 某某市审计局\nunder2.office = 某某市统计局",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		first := map[string]int{}
		type pair struct{ a, b int }
		same := map[pair][]string{}
		var pairs []pair
		reports := ctx.summed()
		if len(reports) < 2 {
			return nil
		}
		for k, s := range reports {
			if officeKey(s.Office) == "" {
				continue
			}
			for _, words := range ctx.longSentences(s) {
				before, seen := first[words]
				switch {
				case !seen:
					first[words] = k
				case before != k && officeKey(reports[before].Office) != officeKey(s.Office):
					p := pair{before, k}
					if same[p] == nil {
						pairs = append(pairs, p)
					}
					same[p] = append(same[p], words)
				}
			}
			if ctx.err != nil {
				return nil
			}
		}
		var findings []Finding
		for _, p := range pairs {
			if len(same[p]) < fewestAlike {
				continue
			}
			if !ctx.Grow(findingSize) {
				return nil
			}
			a, b := reports[p.a], reports[p.b]
			findings = append(findings, Finding{
				Places: []Place{{Office: b.Office, Year: b.Year, Key: "overview", Quote: same[p][0]}, {Office: a.Office, Year: a.Year, Key: "overview"}},
				Got:    strings.TrimSpace(b.Office), Args: []any{strings.TrimSpace(a.Office), strconv.Itoa(len(same[p])), same[p][0]}})
		}
		return findings
	},
}

// fewestAlike is how many sentences two reports have in common that were not both taken
// from what every office writes.
const fewestAlike = 2

// longSentences returns the sentences of a report's own sections that are long enough to be
// somebody's own words, without those that say what all offices say.
func (c *Context) longSentences(r *report.Report) []string {
	var all []string
	for _, l := range c.newProse(r) {
		if s := r.Edition().Section(l.key); s == nil || s.Table != nil || !l.paragraph {
			continue
		}
		for _, s := range l.parts(fullStops) {
			if !c.Step(s.end-s.start) || !c.Grow(sentenceSize) {
				return nil
			}
			words := strings.TrimSpace(l.text[s.start:s.end])
			if utf8.RuneCountInString(words) >= shortestAlike && !prescribed(words) {
				all = append(all, words)
			}
		}
	}
	return all
}

// nameOfAnother finds that a subordinate's report tells of its own acts under the name of
// another office of the same roll-up.
var nameOfAnother = &Rule{
	Code:     "SUB008",
	Severity: Warning,
	Title: report.Label{
		ZH: "所属机关的报告中留有另一机关的名称",
		EN: "A subordinate's report tells of its own acts under another's name"},
	Message: report.Label{
		ZH: "“%[1]s”的报告以“%[3]s”的名义叙述（“%[4]s”），疑为沿用他处文稿。",
		EN: "The report of “%[1]s” speaks as “%[3]s” (“%[4]s”); it seems to be left over from another text."},
	Basis: report.Label{
		ZH: "年度报告格式：对内容雷同、敷衍塞责的予以问责",
		EN: "The notice on the format: offices answer for reports that repeat others"},
	Good: "under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder.overview = 某某市统计局会同某某市审计局开展培训。",
	Bad:  "under.office = 某某市审计局\nunder2.office = 某某市统计局\nunder2.overview = 2024年，某某市审计局共收到申请22件。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		reports := ctx.summed()
		names := map[string]bool{}
		for _, s := range reports {
			names[officeKey(s.Office)] = true
		}
		delete(names, "")
		if len(names) < 2 {
			return nil
		}
		var findings []Finding
		for _, s := range reports {
			if officeKey(s.Office) == "" {
				continue
			}
			for _, l := range ctx.newProse(s) {
				if !l.paragraph {
					continue
				}
				for _, p := range l.parts(fullStops) {
					part := l.text[p.start:p.end]
					if !ctx.Step(len(part)) {
						return nil
					}
					name := actsAs(part, names)
					if name == "" || name == officeKey(s.Office) || strings.Contains(officeKey(s.Office), name) {
						continue
					}
					if !ctx.Grow(findingSize) {
						return nil
					}
					findings = append(findings, Finding{Places: []Place{{Office: s.Office, Year: s.Year, Key: l.key, Block: l.block, Quote: strings.TrimSpace(part)}},
						Got: strings.TrimSpace(s.Office), Args: []any{name, strings.TrimSpace(part)}})
				}
			}
		}
		return findings
	},
}

// actsAs returns the office with whose name a sentence begins, behind the year at most,
// and goes on with what offices count; "" where none does.
func actsAs(sentence string, names map[string]bool) string {
	rest := strings.TrimLeft(sentence, "0123456789０１２３４５６７８９ 年度，,\u3000")
	for i, r := range rest {
		if !strings.ContainsRune("局委厅办室会府处心队部道院", r) {
			continue
		}
		end := i + utf8.RuneLen(r)
		if end > longestBefore {
			return ""
		}
		if name := officeKey(rest[:end]); names[name] && startsWithAny(rest[end:], []string{"共", "收到", "新收", "受理", "制发", "主动公开", "未收到", "没有收到", "全年", "累计", "发布", "深入", "认真", "严格", "坚持"}) {
			return name
		}
	}
	return ""
}
