package validate

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/govdisclosure/annualreport/report"
)

// LocalDemands are what a province, a city or a county asks for beside the form, as its
// notice of the season says. They are no part of [DefaultRules]: whoever is asked for them
// adds [LocalDemands.Rules] to the rules. What is zero is not asked for.
type LocalDemands struct {
	// LongestOverview is how many characters, without spaces, section 一 has at most.
	LongestOverview int
	// Told are the figures that the texts must give.
	Told []ToldFigure
	// Submit, Publish and RollUp are the last days of the year after the report's on which
	// it is handed in, published, and the reports below it are added up.
	Submit, Publish, RollUp Day
	// Submitted is the day on which the report was handed in, where that is known.
	Submitted report.Date
	// Basis is the notice that asks for it.
	Basis string
}

// Day is a day of any year. The zero Day is none.
type Day struct {
	Month time.Month
	Day   int
}

// In returns the day in a year.
func (d Day) In(year int) report.Date { return report.Date{Year: year, Month: d.Month, Day: d.Day} }

// ToldFigure is a figure that the texts must give: a number in a sentence with one of the
// words.
type ToldFigure struct {
	What  string   // as 政策解读
	Words []string // those that a sentence may name it by; What itself where there are none
	Where string   // the key of the text, "" for any
}

// Phrase is a phrase that an office avoids.
type Phrase struct {
	Avoid string // as it is found
	Use   string // instead; may be empty
	Basis string // the office's own reason
}

// Rules returns the rules that look after the demands, with the codes LOC001 to LOC005.
func (d LocalDemands) Rules() (rules []*Rule) {
	basis := report.Label{ZH: "本地要求", EN: "Local demands"}
	if d.Basis != "" {
		basis = report.Label{ZH: d.Basis, EN: d.Basis}
	}
	add := func(code, titleZH, titleEN, zh, en string, check func(*Context, *report.Report) []Finding) {
		rules = append(rules, &Rule{Code: code, Severity: Warning, Title: report.Label{ZH: titleZH, EN: titleEN},
			Message: report.Label{ZH: zh, EN: en}, Basis: basis, Check: check})
	}
	if d.LongestOverview > 0 {
		add("LOC001", "第一部分超过规定字数", "Section one is longer than allowed",
			"第一部分共%[1]s字，本地要求不超过%[2]s字。", "The overview has %[1]s characters; at most %[2]s are allowed here.", d.tooLong)
	}
	if len(d.Told) > 0 {
		add("LOC002", "缺少本地要求写明的数据", "A figure that is asked for here is not told",
			"没有写明“%[2]s”的数量。", "The texts do not say how many: %[2]s.", d.untold)
	}
	for _, c := range []struct {
		code       string
		due        Day
		zh, en     string
		verb, past string
		day        func(*Context) (report.Date, bool)
	}{
		{"LOC003", d.Publish, "晚于本地规定的公布日期", "Published later than the local calendar says", "公布", "published",
			func(c *Context) (report.Date, bool) { return c.Published, true }},
		{"LOC004", d.Submit, "晚于本地规定的报送日期", "Handed in later than the local calendar says", "报送", "handed in",
			func(*Context) (report.Date, bool) { return d.Submitted, true }},
		{"LOC005", d.RollUp, "晚于本地规定的汇总日期", "Added up later than the local calendar says", "汇总", "added up",
			func(c *Context) (report.Date, bool) {
				if !d.Submitted.IsZero() {
					return d.Submitted, c.Subordinates != nil
				}
				return c.Published, c.Subordinates != nil
			}},
	} {
		if c.due == (Day{}) {
			continue
		}
		add(c.code, c.zh, c.en, c.verb+"日期为%[1]s，本地要求不晚于%[2]s。", "It was "+c.past+" on %[1]s; here it was due by %[2]s.",
			func(ctx *Context, r *report.Report) []Finding {
				day, asked := c.day(ctx)
				due := c.due.In(r.Year + 1)
				if !asked || day.IsZero() || r.Year == 0 || !due.Before(day) {
					return nil
				}
				return []Finding{{Places: []Place{{Key: "published"}}, Got: day.String(), Want: due.String()}}
			})
	}
	return rules
}

// tooLong counts the characters of the first section.
func (d LocalDemands) tooLong(ctx *Context, r *report.Report) []Finding {
	const key = "overview"
	n := 0
	for _, l := range ctx.text(key) {
		if !ctx.Step(len(l.text)) {
			return nil
		}
		for _, c := range l.text {
			if l.paragraph && !unicode.IsSpace(c) {
				n++
			}
		}
	}
	if n <= d.LongestOverview {
		return nil
	}
	return []Finding{{Places: []Place{{Key: key}}, Got: fmt.Sprint(n), Want: fmt.Sprint(d.LongestOverview)}}
}

// untold finds figures of which no sentence speaks with a number.
func (d LocalDemands) untold(ctx *Context, r *report.Report) (findings []Finding) {
	for _, told := range d.Told {
		words := told.Words
		if len(words) == 0 {
			words = []string{told.What}
		}
		found := false
		for _, l := range ctx.prose() {
			if found || told.Where != "" && l.key != told.Where || !ctx.Step(len(l.text)*len(words)) {
				continue
			}
			for _, s := range l.parts(stops) {
				sentence := l.text[s.start:s.end]
				if containsAny(sentence, words) && strings.IndexFunc(sentence, isDigit) >= 0 {
					found = true
					break
				}
			}
		}
		if !found {
			key := told.Where
			if key == "" {
				key = "overview"
			}
			findings = append(findings, Finding{Places: []Place{{Key: key}}, Want: told.What})
		}
	}
	return findings
}

// PhraseRules returns the rule that finds phrases which an office avoids, with the code
// WRD001; none where there are no phrases.
func PhraseRules(phrases []Phrase) []*Rule {
	if len(phrases) == 0 {
		return nil
	}
	return []*Rule{{Code: "WRD001", Severity: Warning,
		Title:   report.Label{ZH: "本单位不用的词语", EN: "A phrase that the office avoids"},
		Message: report.Label{ZH: "“%[1]s”%[3]s%[4]s。", EN: "“%[1]s”%[3]s%[4]s."},
		Basis:   report.Label{ZH: "本单位用语规范", EN: "The office's own list of words"},
		Check: func(ctx *Context, r *report.Report) (findings []Finding) {
			for _, l := range ctx.prose() {
				for i := range phrases {
					if !ctx.Step(len(l.text)) {
						return nil
					}
					findings = phrases[i].find(l, findings)
				}
			}
			return findings
		}}}
}

// find adds where a line has the phrase, but within what is to be used instead.
func (p *Phrase) find(l *line, findings []Finding) []Finding {
	if p.Avoid == "" {
		return findings
	}
	before := strings.Index(p.Use, p.Avoid)
	for at := 0; ; {
		i := strings.Index(l.text[at:], p.Avoid)
		if i < 0 {
			return findings
		}
		start := at + i
		at = start + len(p.Avoid)
		if from := start - before; before >= 0 && from >= 0 && strings.HasPrefix(l.text[from:], p.Use) {
			continue
		}
		use, basis := report.Label{ZH: "是本单位不用的词语", EN: " is a phrase that the office avoids"}, report.Label{}
		if p.Use != "" {
			use = report.Label{ZH: "应写为“" + p.Use + "”", EN: " is to be “" + p.Use + "”"}
		}
		if p.Basis != "" {
			basis = report.Label{ZH: "（" + p.Basis + "）", EN: " (" + p.Basis + ")"}
		}
		if !l.ctx.Grow(findingSize) {
			return findings
		}
		findings = append(findings, Finding{Places: []Place{l.place(start, at)}, Got: p.Avoid, Want: p.Use, Args: []any{use, basis}})
	}
}
