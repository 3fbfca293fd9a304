// Package settings reads what an office sets once for all its reports (annualreport.yaml):
// rules that are off, severities, what its city asks for, words that it avoids, the tree
// of offices below it, its site, fonts and template. It fills the options of the other
// packages and does nothing by itself.
//
//	s, err := settings.Open(context.Background(), "annualreport.yaml")
//	if err != nil {
//		return err
//	}
//	result, err := validate.Check(r, s.Options(r, validate.Options{}))
//	if err != nil {
//		return err
//	}
//	fmt.Println(len(result.Findings), "findings")
//
// A file is read strictly: an unknown key, a code that no rule has, a rule that is off
// without a reason are errors with their line. Settings can silence findings, so that a
// program never takes them from a folder of files that it received.
package settings

import (
	"slices"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// FileName is what a file of settings is called.
const FileName = "annualreport.yaml"

// Settings are what a file says. The zero Settings set nothing.
type Settings struct {
	// Off are rules that are off.
	Off []Off
	// Severity gives rules another severity, by their codes.
	Severity map[string]validate.Severity
	// Demands are those of the place.
	Demands validate.LocalDemands
	// Words are phrases to avoid.
	Words []validate.Phrase
	// Offices are the offices, with those below them.
	Offices []Office
	// Likeness says from what on reports are alike (雷同).
	Likeness likeness.Options
	// Site is the site on which reports are published.
	Site Site
	// FontFolders are where package faces looks for official faces (faces.Installed).
	FontFolders []string
	// Template is the office's own Word template, "" for none.
	Template string
}

// Off is a rule that is off.
type Off struct {
	Rule   string      // its code
	Where  string      // as in [validate.Silence]; "" means everywhere
	Reason string      // required
	Until  report.Date // the last day on which it is off; zero means for good
}

// Office is an office, with the names that it goes by and those below it.
type Office struct {
	Name  string
	Kind  report.Kind
	Short []string
	Under []Office
}

// Site is what the head of a page on a government site says of it (国办发〔2017〕47号).
type Site struct {
	Name   string `yaml:"name"`
	Domain string `yaml:"domain"`
	IDCode string `yaml:"id_code"`
	Column Column `yaml:"column"`
}

// Column is the column (栏目) that reports are published in.
type Column struct {
	Name        string `yaml:"name"`
	Description string `yaml:"description"`
	Keywords    string `yaml:"keywords"`
	Type        string `yaml:"type"`
}

// Options returns the options with what the settings add for a report: the rules of the
// place and of the words, rules that are off on the day of the report, severities, and
// for a roll-up the offices that should be in it, over as many levels as the tree has. What the options say themselves counts
// before the settings.
//
// The day is that of publication, in the options or the report. Where it is not known, it
// is the first on which the report could be published, 1 January of the year after: the
// same report is checked alike whenever it is.
func (s *Settings) Options(r *report.Report, o validate.Options) validate.Options {
	if o.Rules == nil {
		o.Rules = validate.DefaultRules()
	}
	o.Rules = append(slices.Clip(o.Rules), s.rules()...)
	known := func(code string) bool {
		return slices.ContainsFunc(o.Rules, func(r *validate.Rule) bool { return r != nil && r.Code == code })
	}
	severity := map[string]validate.Severity{}
	for code, v := range s.Severity {
		if known(code) {
			severity[code] = v
		}
	}
	for code, v := range o.Severity {
		severity[code] = v
	}
	if len(severity) > 0 {
		o.Severity = severity
	}
	day := dayOf(r, o.Published)
	for _, off := range s.Off {
		if known(off.Rule) && (off.Until.IsZero() || !off.Until.Before(day)) {
			o.Silence = append(slices.Clip(o.Silence), validate.Silence{Code: off.Rule, Where: off.Where, Reason: off.Reason})
		}
	}
	if office := s.Office(r.Office); office != nil && o.Subordinates != nil && o.Offices == nil {
		up := office.RollUp(o.Subordinates)
		o.Subordinates, o.Offices = append(up.Counted, up.Others...), up.Expected()
	}
	return o
}

// rules are those of the place and of the words.
func (s *Settings) rules() []*validate.Rule {
	return append(s.Demands.Rules(), validate.PhraseRules(s.Words)...)
}

func dayOf(r *report.Report, published report.Date) report.Date {
	switch {
	case !published.IsZero():
		return published
	case !r.Published.IsZero():
		return r.Published
	}
	return report.Date{Year: r.Year + 1, Month: time.January, Day: 1}
}

// Office returns the office with a name, in full or short, or nil.
func (s *Settings) Office(name string) *Office {
	name = strings.TrimSpace(name)
	if name == "" {
		return nil
	}
	return find(s.Offices, name)
}

func find(offices []Office, name string) *Office {
	for i := range offices {
		o := &offices[i]
		if o.is(name) {
			return o
		}
		if below := find(o.Under, name); below != nil {
			return below
		}
	}
	return nil
}
