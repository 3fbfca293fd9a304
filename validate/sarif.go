package validate

import (
	"io"
	"slices"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/message"
)

// The part of SARIF 2.1.0 (OASIS, errata 01) that findings need: a dozen small types.
// The tests hold what is written to the schema of the standard.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Language   string        `json:"language"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID                   string           `json:"id"`
		ShortDescription     sarifText        `json:"shortDescription"`
		Help                 sarifText        `json:"help"`
		DefaultConfiguration sarifRuleDefault `json:"defaultConfiguration"`
	}
	sarifRuleDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID           string             `json:"ruleId"`
		RuleIndex        int                `json:"ruleIndex"`
		Level            string             `json:"level"`
		Message          sarifText          `json:"message"`
		Locations        []sarifLocation    `json:"locations,omitempty"`
		RelatedLocations []sarifLocation    `json:"relatedLocations,omitempty"`
		Suppressions     []sarifSuppression `json:"suppressions,omitempty"`
		Properties       *sarifProperties   `json:"properties,omitempty"`
	}
	sarifLocation struct {
		PhysicalLocation *sarifPhysical `json:"physicalLocation,omitempty"`
		LogicalLocations []sarifLogical `json:"logicalLocations"`
	}
	sarifPhysical struct {
		ArtifactLocation sarifArtifact `json:"artifactLocation"`
		Region           *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine int `json:"startLine"`
	}
	sarifLogical struct {
		Name               string `json:"name"`
		FullyQualifiedName string `json:"fullyQualifiedName,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification"`
	}
	sarifProperties struct {
		Got     string   `json:"got,omitempty"`
		Want    string   `json:"want,omitempty"`
		Culprit *Culprit `json:"culprit,omitempty"`
	}
)

// sarifLevels are the levels of SARIF for the severities.
var sarifLevels = map[Severity]string{Error: "error", Warning: "warning", Hint: "note"}

// WriteSARIF writes results as one SARIF 2.1.0 log, which tools for code review read.
// The rules are those of the first result and of any other that has more. What was
// silenced is in it as suppressed, with its reason.
func WriteSARIF(w io.Writer, lang language.Tag, sources ...Source) error {
	en := message.English(lang)
	run := sarifRun{
		ColumnKind: "unicodeCodePoints", Language: "zh-CN", Results: []sarifResult{},
		Tool: sarifTool{sarifDriver{Name: "annualreport", InformationURI: "https://github.com/govdisclosure/annualreport", Rules: []sarifRule{}}},
	}
	if en {
		run.Language = "en-US"
	}
	rules := map[string]int{}
	for _, s := range sources {
		for _, rule := range s.Rules {
			if _, known := rules[rule.Code]; known {
				continue
			}
			rules[rule.Code] = len(run.Tool.Driver.Rules)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
				ID: rule.Code, ShortDescription: sarifText{rule.Title.In(en)}, Help: sarifText{rule.Basis.In(en)},
				DefaultConfiguration: sarifRuleDefault{sarifLevels[rule.Severity]},
			})
		}
	}
	for _, s := range sources {
		add := func(f *Finding, suppressions ...sarifSuppression) {
			run.Results = append(run.Results, s.sarif(f, lang, rules[f.Code], suppressions))
		}
		for i := range s.Findings {
			add(&s.Findings[i])
		}
		for i := range s.Silenced {
			add(&s.Silenced[i].Finding, sarifSuppression{"external", s.Silenced[i].Reason})
		}
	}
	return writeIndented(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run}})
}

// sarif returns a finding as a result of SARIF: its first place is the location, the
// others are related to it.
func (s *Source) sarif(f *Finding, lang language.Tag, rule int, suppressions []sarifSuppression) sarifResult {
	r := sarifResult{RuleID: f.Code, RuleIndex: rule, Level: sarifLevels[f.Severity], Message: sarifText{f.Message(lang)}, Suppressions: suppressions}
	if f.Got != "" || f.Want != "" || f.Culprit != nil {
		r.Properties = &sarifProperties{f.Got, f.Want, f.Culprit}
	}
	var all []sarifLocation
	for _, p := range f.Places {
		name := string(p.Address)
		if name == "" {
			name = p.Key
		}
		l := sarifLocation{LogicalLocations: []sarifLogical{{p.Label(s.Report.Edition()).In(message.English(lang)), name}}}
		if s.URI != "" && !p.Foreign() {
			l.PhysicalLocation = &sarifPhysical{ArtifactLocation: sarifArtifact{uri(s.URI)}, Region: s.region(p)}
		}
		all = append(all, l)
	}
	if len(all) > 0 {
		r.Locations, r.RelatedLocations = slices.Clip(all[:1]), all[1:]
	}
	return r
}

// region returns the line of a place, nil where it is not known.
func (s *Source) region(p Place) *sarifRegion {
	if s.Line == nil {
		return nil
	}
	line := s.Line(p)
	if line < 1 {
		return nil
	}
	return &sarifRegion{line}
}
