package validate

import (
	"io"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Source is a result with the file that the report came from.
type Source struct {
	*Result
	// URI names the file, as a URI with its scheme or as a path with slashes, relative
	// to where the tools that read the output run; "" where there is none. JSON has it
	// as it is, SARIF with what a URI cannot hold percent-encoded.
	URI string
	// Line returns the line of the file that a place of this report is on, from 1,
	// and 0 where it is not known. It may be nil.
	Line func(Place) int
}

// The shape of the JSON. Findings have their own tags.
type (
	jsonResult struct {
		File   string `json:"file,omitempty"`
		Office string `json:"office"`
		// Kind is the kind of organ that the rules went by.
		Kind         string         `json:"kind,omitempty"`
		KindInferred bool           `json:"kind_inferred,omitempty"`
		Year         int            `json:"year"`
		Findings     []jsonFinding  `json:"findings"`
		Silenced     []jsonSilenced `json:"silenced,omitempty"`
		// NotApplied has the reasons in the language asked for.
		NotApplied []jsonNotApplied `json:"not_applied,omitempty"`
	}
	jsonFinding struct {
		Finding
		Title   string      `json:"title"`
		Message string      `json:"message"`
		Basis   string      `json:"basis"`
		Places  []jsonPlace `json:"places"`
	}
	jsonPlace struct {
		Place
		Label string `json:"label"`
	}
	jsonNotApplied struct {
		NotApplied
		Reason string `json:"reason"`
	}
	jsonSilenced struct {
		jsonFinding
		Reason string `json:"reason"`
	}
)

// WriteJSON writes results as a JSON array, an object for each: the file, the office,
// its kind, the year, the findings with all that is known of them, and what was silenced. Texts
// are in English where the language asks for it and in Chinese otherwise. Messages and
// labels are for people, with what is not seen escaped (see [Finding.Message]); what is
// data keeps every character of the report.
func WriteJSON(w io.Writer, lang language.Tag, sources ...Source) error {
	en := message.English(lang)
	all := []jsonResult{}
	for _, s := range sources {
		titles := map[string]report.Label{}
		for _, rule := range s.Rules {
			titles[rule.Code] = rule.Title
		}
		finding := func(f *Finding) jsonFinding {
			out := jsonFinding{Finding: *f, Title: titles[f.Code].In(en), Message: f.Message(lang), Basis: f.Basis.In(en), Places: []jsonPlace{}}
			for _, p := range f.Places {
				out.Places = append(out.Places, jsonPlace{p, p.Label(s.Report.Edition()).In(en)})
			}
			return out
		}
		r := jsonResult{File: s.URI, Office: s.Report.Office, Kind: s.Kind.String(), KindInferred: s.KindInferred, Year: s.Report.Year, Findings: []jsonFinding{}}
		for i := range s.Findings {
			r.Findings = append(r.Findings, finding(&s.Findings[i]))
		}
		for i := range s.Silenced {
			r.Silenced = append(r.Silenced, jsonSilenced{finding(&s.Silenced[i].Finding), s.Silenced[i].Reason})
		}
		for _, n := range s.NotApplied {
			r.NotApplied = append(r.NotApplied, jsonNotApplied{n, n.Reason.In(en)})
		}
		all = append(all, r)
	}
	return writeIndented(w, all)
}
