package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// jsonRule is a rule in docs/rules.json.
type jsonRule struct {
	Code     string      `json:"code"`
	Severity string      `json:"severity"`
	Title    bilingual   `json:"title"`
	Message  bilingual   `json:"message"`
	Basis    bilingual   `json:"basis"`
	Bases    []jsonBasis `json:"bases"`
	// Needs are the cells and parts that a form must have for the rule to apply.
	Needs []string `json:"needs,omitempty"`
}

type bilingual struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

func both(l report.Label) bilingual { return bilingual{l.ZH, l.EN} }

// jsonBasis is one thing that a rule rests on.
type jsonBasis struct {
	// Kind is law (a law, regulation or order with a title), notice (one that has a number
	// alone), form (the format of the annual report), standard, agreement (with another
	// document, which the remark names), or practice (惯例, what nothing prescribes).
	Kind     string `json:"kind"`
	Title    string `json:"title,omitempty"`
	Number   string `json:"number,omitempty"` // 国办函〔2020〕109号, GB/T 9704—2012
	Articles []int  `json:"articles,omitempty"`
	Items    []int  `json:"items,omitempty"` // 第（四）项 of the only article
	Clause   string `json:"clause,omitempty"`
	Table    int    `json:"table,omitempty"` // of the form: 表二 is 2
	Remark   string `json:"remark,omitempty"`
}

// rulesJSON writes docs/rules.json.
func rulesJSON(rules []*validate.Rule) ([]byte, error) {
	all := make([]jsonRule, 0, len(rules))
	for _, r := range rules {
		bases, err := readBases(r.Basis.ZH)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Code, err)
		}
		all = append(all, jsonRule{r.Code, r.Severity.String(), both(r.Title), both(r.Message), both(r.Basis), bases, r.Needs})
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(all)
	return []byte(b.String()), err
}

var (
	form     = regexp.MustCompile(`^年度报告格式`)
	titled   = regexp.MustCompile(`^《([^》]+)》`)
	standard = regexp.MustCompile(`^(GB(?:/T)? ?[0-9]+(?:—[0-9]{4})?)`)
	number   = regexp.MustCompile(`^[（(]?(\p{Han}+〔[0-9]{4}〕[0-9]+号)[）)]?`)
	article  = regexp.MustCompile(`第([一二三四五六七八九十百]+)条`)
	item     = regexp.MustCompile(`第（([一二三四五六七八九十]+)）项`)
	clause   = regexp.MustCompile(`^ ([0-9]+(?:\.[0-9]+)+)`)
	table    = regexp.MustCompile(`^表([一二三四])`)
)

// readBases reads a basis as the rules word it: parts between semicolons, each a law, a
// notice, the form, a standard or practice, and a remark behind it. Another wording is an
// error, so that no basis is ever without its kind.
func readBases(text string) ([]jsonBasis, error) {
	var all []jsonBasis
	for part := range strings.SplitSeq(text, "；") {
		b, err := readBasis(part)
		switch {
		case err == nil:
			all = append(all, b)
		case len(all) > 0: // goes on with the one before
			last := &all[len(all)-1]
			last.Remark = strings.TrimPrefix(last.Remark+"；"+part, "；")
		default:
			return nil, err
		}
	}
	return all, nil
}

func readBasis(part string) (b jsonBasis, err error) {
	rest := part
	take := func(re *regexp.Regexp) string {
		m := re.FindStringSubmatch(rest)
		if m == nil {
			return ""
		}
		rest = rest[len(m[0]):]
		return m[len(m)-1]
	}
	switch {
	case strings.HasPrefix(rest, "惯例"):
		b.Kind, rest = "practice", strings.TrimPrefix(rest, "惯例")
	case strings.HasSuffix(rest, "为准"):
		b.Kind = "agreement"
	case form.MatchString(rest):
		rest = rest[len("年度报告格式"):]
		b.Kind = "form"
		if n := take(number); n != "" {
			b.Number = n
		}
		if n := take(table); n != "" {
			b.Table = numeral(n)
		}
	case standard.MatchString(rest):
		b.Kind, b.Number = "standard", take(standard)
		b.Clause = take(clause)
	case number.MatchString(rest):
		b.Kind, b.Number = "notice", take(number)
	default:
		if b.Title = take(titled); b.Title == "" {
			return b, fmt.Errorf("the basis %q is none that is known", part)
		}
		b.Kind, b.Number = "law", take(number)
		cited, _, _ := strings.Cut(rest, "：")
		articles := article.FindAllStringSubmatch(cited, -1)
		for _, m := range articles {
			b.Articles = append(b.Articles, numeral(m[1]))
		}
		if strings.Contains(cited, "条至第") && len(b.Articles) == 2 {
			from, to := b.Articles[0], b.Articles[1]
			b.Articles = nil
			for n := from; n <= to; n++ {
				b.Articles = append(b.Articles, n)
			}
		}
		for _, m := range item.FindAllStringSubmatch(cited, -1) {
			b.Items = append(b.Items, numeral(m[1]))
		}
		if len(b.Articles) > 0 {
			rest = rest[len(cited):]
		}
	}
	b.Remark = strings.TrimLeft(rest, "：，、")
	return b, nil
}

// numeral reads 第五十条's 五十, and what is below a thousand.
func numeral(s string) int {
	n, digit := 0, 0
	for _, c := range s {
		switch c {
		case '十':
			n += max(digit, 1) * 10
			digit = 0
		case '百':
			n += max(digit, 1) * 100
			digit = 0
		default:
			digit = strings.Index("零一二三四五六七八九", string(c)) / len("零")
		}
	}
	return n + digit
}
