package chart

import (
	"fmt"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Chart is a picture of bars and text.
type Chart struct {
	// Key names what it shows: outcomes, applicants, years or disputes.
	Key string
	// Title is what stands above it, with the unit.
	Title string
	// Words say all of it in a sentence, for those who do not see it.
	Words string
	// Groups hold the bars from top to bottom. A chart without any is told in words.
	Groups []Group
}

// Group is bars under one label.
type Group struct {
	Label string // may be empty
	Bars  []Bar
}

// Bar is one figure.
type Bar struct {
	Label string
	Value int64 // not negative, in 件
	// Cells are those of the report's tables that add up to the value.
	Cells []report.Address
}

// Few is the number under which there are no bars: words say as much.
const Few = 10

// MostYears is how many years stand in a chart beside each other.
const MostYears = 6

// Of returns the charts of a report, in the order in which its tables stand: outcomes,
// applicants, years (where earlier reports are given, of which the latest five count) and
// disputes. What has nothing to show is left out.
//
// It is an error if an earlier report is not of an earlier year, or two are of one.
func Of(r *report.Report, earlier ...*report.Report) ([]Chart, error) {
	return DefaultWording().Charts(r, earlier...)
}

// Charts is [Of] in words of one's own.
func (w Wording) Charts(r *report.Report, earlier ...*report.Report) ([]Chart, error) {
	if err := order(r, earlier); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	var charts []Chart
	for _, made := range []struct {
		key   string
		words ChartWords
		bars  []Group
	}{
		{"outcomes", w.Outcomes, outcomes(r)},
		{"applicants", w.Applicants, applicants(r)},
		{"years", w.Years, years(r, earlier)},
		{"disputes", w.Disputes, disputes(r)},
	} {
		c, err := w.chart(made.key, made.words, made.bars, r)
		if err != nil {
			return nil, fmt.Errorf("chart: %s: %w", made.key, err)
		}
		if c != nil {
			charts = append(charts, *c)
		}
	}
	return charts, nil
}

// order reports what is wrong with the years of the reports.
func order(r *report.Report, earlier []*report.Report) error {
	if r == nil {
		return message.Errorf("report.none")
	}
	seen := map[int]bool{}
	for i, e := range earlier {
		switch {
		case e == nil:
			return message.Errorf("chart.earlier_none", i+1)
		case e.Year >= r.Year:
			return message.Errorf("chart.earlier", e.Year, r.Year)
		case seen[e.Year]:
			return message.Errorf("chart.earlier_twice", e.Year)
		}
		seen[e.Year] = true
	}
	return nil
}

// chart puts bars into words; nil where there is nothing to show.
func (w Wording) chart(key string, words ChartWords, groups []Group, r *report.Report) (*Chart, error) {
	var sum, most int64
	for _, g := range groups {
		for _, b := range g.Bars {
			sum, most = sum+b.Value, max(most, b.Value)
		}
	}
	if sum == 0 {
		return nil, nil
	}
	facts := factsOf(r)
	facts["bars"] = told(groups)
	title, ok, err := fill(words.Title, facts)
	if err != nil || !ok {
		return nil, err
	}
	sentence, ok, err := fill(words.Words, facts)
	if err != nil || !ok {
		return nil, err
	}
	c := &Chart{Key: key, Title: title, Words: sentence, Groups: groups}
	if key == "years" {
		sum = most // of what is not added up the largest counts
	}
	if sum < Few {
		c.Groups = nil
	}
	return c, nil
}

// told lists bars in words, without what is zero.
func told(groups []Group) string {
	var all []string
	for _, g := range groups {
		var parts []string
		for _, b := range g.Bars {
			if b.Value > 0 {
				parts = append(parts, fmt.Sprintf("%s%d件", b.Label, b.Value))
			}
		}
		if len(parts) == 0 {
			continue
		}
		s := strings.Join(parts, "、")
		if g.Label != "" {
			s = g.Label + s
		}
		all = append(all, s)
	}
	return strings.Join(all, "；")
}

// count returns what a cell shows, false where that is no count.
func count(r *report.Report, a report.Address) (int64, bool) {
	shown, err := r.Shown(a)
	if err != nil || shown == "" {
		return 0, false
	}
	v, err := report.ParseValue(report.Pieces, shown)
	if err != nil {
		return 0, false
	}
	d, ok := v.Decimal()
	if !ok || d.IsNegative() || !d.IsInteger() {
		return 0, false
	}
	return d.IntPart(), true
}

// rows returns a group of bars, one for each kind that kindOf tells of the figures of the
// form; nil where one of them is no count. A kind "" is passed over.
func rows(r *report.Report, kindOf func(*report.Figure) (kind, label string)) []Bar {
	var bars []Bar
	at := map[string]int{}
	figures := r.Edition().Figures()
	for i := range figures {
		f := &figures[i]
		kind, label := kindOf(f)
		if kind == "" {
			continue
		}
		n, ok := count(r, f.Address)
		if !ok {
			return nil
		}
		k, known := at[kind]
		if !known {
			k = len(bars)
			at[kind] = k
			bars = append(bars, Bar{Label: label})
		}
		bars[k].Value += n
		bars[k].Cells = append(bars[k].Cells, f.Address)
	}
	return bars
}

// outcomes are the groups of outcomes of table 三, by its column of totals.
func outcomes(r *report.Report) []Group {
	return grouped("", rows(r, func(f *report.Figure) (string, string) {
		key, ok := strings.CutPrefix(string(f.Address), "requests.outcome.")
		if !ok || !strings.HasSuffix(key, ".total") {
			return "", ""
		}
		kind, _, _ := strings.Cut(key, ".")
		if kind == "total" || len(f.RowLabels) < 2 {
			return "", ""
		}
		return kind, bare(f.RowLabels[1].ZH)
	}))
}

// applicants are who made the year's new requests.
func applicants(r *report.Report) []Group {
	return grouped("", rows(r, func(f *report.Figure) (string, string) {
		kind, ok := strings.CutPrefix(string(f.Address), "requests.new.")
		if !ok || kind == "total" || len(f.ColumnLabels) == 0 {
			return "", ""
		}
		n := len(f.ColumnLabels)
		label := f.ColumnLabels[n-1].ZH
		if n > 1 && kind == "other_org" {
			label = f.ColumnLabels[n-2].ZH + "：" + label
		}
		return kind, label
	}))
}

// disputes are the kinds of table 四 that there were, and how they ended.
func disputes(r *report.Report) []Group {
	var groups []Group
	for _, procedure := range []string{"disputes.reconsideration.", "disputes.litigation.direct.", "disputes.litigation.after_reconsideration."} {
		label := ""
		bars := rows(r, func(f *report.Figure) (string, string) {
			kind, ok := strings.CutPrefix(string(f.Address), procedure)
			n := len(f.ColumnLabels)
			if !ok || kind == "total" || n < 2 {
				return "", ""
			}
			label = f.ColumnLabels[n-2].ZH
			return kind, f.ColumnLabels[n-1].ZH
		})
		if bars == nil {
			return nil
		}
		if slices.ContainsFunc(bars, func(b Bar) bool { return b.Value > 0 }) {
			groups = append(groups, Group{label, bars})
		}
	}
	return groups
}

// years are the new requests of the year and of the years before that are known.
func years(r *report.Report, earlier []*report.Report) []Group {
	all := append(slices.Clone(earlier), r)
	slices.SortFunc(all, func(a, b *report.Report) int { return a.Year - b.Year })
	const cell = "requests.new.total"
	var bars []Bar
	for _, r := range all[max(0, len(all)-MostYears):] {
		if n, ok := count(r, cell); ok {
			bars = append(bars, Bar{fmt.Sprintf("%d年", r.Year), n, []report.Address{cell}})
		}
	}
	if len(bars) < 2 {
		return nil
	}
	return grouped("", bars)
}

func grouped(label string, bars []Bar) []Group {
	if bars == nil {
		return nil
	}
	return []Group{{label, bars}}
}
