package chart

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Wording is what charts and sheets say. Between { and } stands a fact of the report:
//
//	{office} {year}     whose report it is, and of which year
//	{new}               new requests (本年新收)
//	{carried_in}        carried over from the year before
//	{done}              handled: the total of all outcomes
//	{carried_out}       carried over to the next year
//	{granted} {partly}  granted, and granted in part
//	{reconsideration}   cases of administrative reconsideration
//	{litigation}        suits, direct and after reconsideration
//	{bars}              in a chart: what its bars say
//
// What says a fact that the report does not know, since a cell is blank, is left out.
type Wording struct {
	Outcomes, Applicants, Years, Disputes ChartWords
	// Title and Sentences are those of a sheet.
	Title     string
	Sentences []string
	Figures   []FigureWords
}

// ChartWords are the title of a chart and the sentence that says what it shows.
type ChartWords struct{ Title, Words string }

// FigureWords is one of the figures of a sheet: the sum of facts, which are named as in
// [Wording] without brackets.
type FigureWords struct {
	Label string
	Sum   []string
}

// DefaultWording returns the wording that is used where there is no other.
func DefaultWording() Wording {
	return Wording{
		Outcomes:   ChartWords{"{year}年政府信息公开申请办理结果（单位：件）", "{year}年办结的政府信息公开申请：{bars}。"},
		Applicants: ChartWords{"{year}年新收政府信息公开申请的申请人（单位：件）", "{year}年新收的政府信息公开申请：{bars}。"},
		Years:      ChartWords{"历年新收政府信息公开申请（单位：件）", "新收的政府信息公开申请：{bars}。"},
		Disputes:   ChartWords{"{year}年政府信息公开行政复议和行政诉讼（单位：件）", "{year}年因政府信息公开工作发生的案件：{bars}。"},
		Title:      "图解：{office}{year}年政府信息公开工作",
		Sentences: []string{
			"{year}年，{office}新收政府信息公开申请{new}件，上年结转{carried_in}件；办结{done}件，结转下年度{carried_out}件。",
			"因政府信息公开工作发生的行政复议{reconsideration}件，行政诉讼{litigation}件。",
		},
		Figures: []FigureWords{
			{"新收申请", []string{"new"}},
			{"办结", []string{"done"}},
			{"予以公开和部分公开", []string{"granted", "partly"}},
			{"结转下年度", []string{"carried_out"}},
			{"行政复议和行政诉讼", []string{"reconsideration", "litigation"}},
		},
	}
}

// facts are what sentences say, by name; a fact that is not known is not there.
type facts map[string]string

// known are the facts that there may be, with the cells that add up to them.
var known = []struct {
	name  string
	cells []report.Address
}{
	{"new", []report.Address{"requests.new.total"}},
	{"carried_in", []report.Address{"requests.carried_in.total"}},
	{"done", []report.Address{"requests.outcome.total.total"}},
	{"carried_out", []report.Address{"requests.carried_out.total"}},
	{"granted", []report.Address{"requests.outcome.granted.total"}},
	{"partly", []report.Address{"requests.outcome.partly_granted.total"}},
	{"reconsideration", []report.Address{"disputes.reconsideration.total"}},
	{"litigation", []report.Address{"disputes.litigation.direct.total", "disputes.litigation.after_reconsideration.total"}},
}

func factsOf(r *report.Report) facts {
	f := facts{"office": r.Office, "year": strconv.Itoa(r.Year)}
	for _, k := range known {
		if n, ok := sumOf(r, k.cells); ok {
			f[k.name] = strconv.FormatInt(n, 10)
		}
	}
	return f
}

// sumOf adds cells up, false where one is no count.
func sumOf(r *report.Report, cells []report.Address) (sum int64, ok bool) {
	for _, a := range cells {
		n, ok := count(r, a)
		if !ok {
			return 0, false
		}
		sum += n
	}
	return sum, true
}

// isFact reports whether a name is one of a fact.
func isFact(name string) bool {
	for _, k := range known {
		if k.name == name {
			return true
		}
	}
	return name == "office" || name == "year" || name == "bars"
}

var placeholder = regexp.MustCompile(`\{[^{}]*\}`)

// fill puts facts into a text. It is not ok where one is not known, and an error where
// there is no such fact.
func fill(text string, f facts) (filled string, ok bool, err error) {
	ok = true
	filled = placeholder.ReplaceAllStringFunc(text, func(s string) string {
		name := strings.Trim(s, "{}")
		v, has := f[name]
		switch {
		case !has && !isFact(name):
			err = message.Errorf("chart.fact", text, s)
		case !has:
			ok = false
		}
		return v
	})
	return filled, ok, err
}

// numbered finds the number that stands before a label of the form.
var numbered = regexp.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|[0-9]+[.．])`)

// bare returns a label of the form without its number and without the remark behind it.
func bare(label string) string {
	label = numbered.ReplaceAllString(label, "")
	if before, _, ok := strings.Cut(label, "（"); ok && before != "" {
		return before
	}
	return label
}
