package validate

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// inOrder returns a report in which no rule finds anything.
func inOrder(t testing.TB) *report.Report {
	t.Helper()
	r, err := report.Open(filepath.Join("testdata", "in-order.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// samples returns the reports in the module's testdata, by the names of their files.
func samples(t testing.TB) map[string]*report.Report {
	t.Helper()
	var names []string
	for _, folder := range []string{"reports", "editions"} {
		n := map[string]int{"reports": 5, "editions": 2}[folder]
		found, err := filepath.Glob("../testdata/" + folder + "/*.yaml")
		if err != nil || len(found) != n {
			t.Fatalf("%d samples in %s, want %d (%v)", len(found), folder, n, err)
		}
		names = append(names, found...)
	}
	reports := map[string]*report.Report{}
	for _, name := range names {
		r, err := report.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		reports[strings.TrimSuffix(filepath.Base(name), ".yaml")] = r
	}
	return reports
}

// clone returns a copy that shares nothing that the tests change.
func clone(t testing.TB, r *report.Report) *report.Report {
	t.Helper()
	data, err := r.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	c, err := report.ReadJSON(strings.NewReader(string(data)))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// show makes a cell show a text: a figure where it is one, otherwise a stated text.
func show(t testing.TB, r *report.Report, a report.Address, text string) {
	t.Helper()
	figure, err := r.Edition().Figure(a)
	if err != nil {
		t.Fatal(err)
	}
	if r.Stated.Figures == nil {
		r.Stated.Figures = map[report.Address]string{}
	}
	delete(r.Stated.Figures, a)
	if !figure.Free() {
		r.Stated.Figures[a] = text
		return
	}
	v, err := figure.Parse(text)
	if err != nil {
		r.Stated.Figures[a], v = text, nil
	}
	if err := r.Set(a, v); err != nil {
		t.Fatal(err)
	}
}

// apply changes a report and the options of its check as an example of a rule says.
func (e Example) apply(t testing.TB, r *report.Report, o *Options) error {
	for line := range strings.Lines(string(e)) {
		key, value, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " =")
		if !ok {
			return fmt.Errorf("%q is not of the form key = value", line)
		}
		value = strings.TrimPrefix(value, " ")
		target := r
		for i, prefix := range []string{"previous.", "previous2."} {
			if rest, ok := strings.CutPrefix(key, prefix); ok {
				for len(o.Previous) <= i {
					o.Previous = append(o.Previous, previous(t, r))
				}
				target, key = o.Previous[i], rest
			}
		}
		for i, prefix := range []string{"under.", "under2."} {
			if rest, ok := strings.CutPrefix(key, prefix); ok {
				for len(o.Subordinates) <= i {
					o.Subordinates = append(o.Subordinates, clone(t, r))
				}
				target, key = o.Subordinates[i], rest
			}
		}
		if err := set(t, target, o, key, value); err != nil {
			return fmt.Errorf("%s: %w", line, err)
		}
	}
	return nil
}

// previous returns a report of the year before, from which the figures of r follow.
func previous(t testing.TB, r *report.Report) *report.Report {
	p := clone(t, r)
	p.Year--
	p.Requests.CarriedOut = r.Requests.CarriedIn
	for _, d := range []struct{ last, now *report.Documents }{
		{&p.Proactive.Rules, &r.Proactive.Rules},
		{&p.Proactive.NormativeDocuments, &r.Proactive.NormativeDocuments},
	} {
		issued, _ := d.now.Issued.Int()
		repealed, _ := d.now.Repealed.Int()
		inForce, _ := d.now.InForce.Int()
		d.last.InForce = report.N(inForce - issued + repealed)
	}
	for _, column := range applicantColumns {
		delete(p.Stated.Figures, report.Address("requests.carried_out."+column))
	}
	return p
}

// headings returns the headings of the form with one of them replaced, or with one
// more where the key is none of a section.
func headings(f *report.Format, key, text string) []report.StatedHeading {
	var all []report.StatedHeading
	found := false
	for i := range f.Sections() {
		h := report.StatedHeading{Section: f.Sections()[i].Key, Text: f.Sections()[i].Heading()}
		if h.Section == key {
			h.Text, found = text, true
		}
		all = append(all, h)
	}
	if !found {
		all = append(all, report.StatedHeading{Text: text})
	}
	return all
}

func set(t testing.TB, r *report.Report, o *Options, key, value string) error {
	if _, err := r.Edition().Figure(report.Address(key)); err == nil {
		show(t, r, report.Address(key), value)
		return nil
	}
	if text, err := r.Text(key); err == nil {
		if value == "" {
			return r.SetText(key, nil)
		}
		return r.SetText(key, append(text, report.Plain(value)...))
	}
	if section, ok := strings.CutPrefix(key, "stated.headings."); ok {
		r.Stated.Headings = headings(r.Edition(), section, value)
		return nil
	}
	var err error
	switch key {
	case "contact.address":
		r.Contact.Address = value
	case "contact.email":
		r.Contact.Email = value
	case "contact.fax":
		r.Contact.Fax = value
	case "contact.phone":
		r.Contact.Phone = value
	case "offices":
		o.Offices = strings.Fields(value)
	case "stated.headings":
		for _, section := range strings.Fields(value) {
			r.Stated.Headings = append(r.Stated.Headings, report.StatedHeading{Section: section, Text: r.Edition().Section(section).Heading()})
		}
	case "office":
		r.Office = value
	case "kind":
		err = r.Kind.UnmarshalText([]byte(value))
	case "year":
		r.Year, err = strconv.Atoi(value)
	case "published":
		r.Published, err = report.ParseDate(value)
	case "stated.title":
		r.Stated.Title = value
	default:
		err = os.ErrNotExist
	}
	return err
}
