package settings

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/likeness"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

const whole = `# yaml-language-server: $schema=./settings.schema.json
off:
  - rule: STY001
    reason: 沿用上级模板的标点
  - rule: FRM008
    where: other_matters
    reason: 本年度另行说明
    until: 2025-01-31
severity: {TXT001: error, WRD001: hint}
demands:
  basis: 某政办〔2025〕1号
  longest_overview: 1000
  told:
    - {what: 政策解读, words: [解读材料, 政策解读], where: overview}
  calendar: {submit: 01-26, publish: 01-28, roll_up: 02-20}
words:
  - {avoid: 老龄办, use: 老龄委, basis: 三定方案}
offices:
  - name: 某区人民政府
    kind: government
    short: [区政府]
    under:
      - {name: 某区教育局, kind: department, short: [区教育局]}
      - name: 某区某街道办事处
likeness: {passage: 50, share: 8, long: 90, last_share: 30, known: [全区统一使用的一段话]}
site:
  name: 某区人民政府门户网站
  domain: www.example.gov.cn
  id_code: "1304000009"
  column: {name: 政府信息公开年报, type: 信息公开年报}
fonts: {folders: [fonts]}
template: template.docx
`

func read(t *testing.T, text string) *Settings {
	t.Helper()
	s, err := Read(t.Context(), "annualreport.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every key says what it says.
func TestRead(t *testing.T) {
	s := read(t, whole)
	want := &Settings{
		Off: []Off{{Rule: "STY001", Reason: "沿用上级模板的标点"}, {"FRM008", "other_matters", "本年度另行说明", report.Date{Year: 2025, Month: 1, Day: 31}}},
		Severity: map[string]validate.Severity{
			"TXT001": validate.Error, "WRD001": validate.Hint},
		Demands: validate.LocalDemands{Basis: "某政办〔2025〕1号", LongestOverview: 1000,
			Told:   []validate.ToldFigure{{What: "政策解读", Words: []string{"解读材料", "政策解读"}, Where: "overview"}},
			Submit: validate.Day{Month: 1, Day: 26}, Publish: validate.Day{Month: 1, Day: 28}, RollUp: validate.Day{Month: 2, Day: 20}},
		Words: []validate.Phrase{{Avoid: "老龄办", Use: "老龄委", Basis: "三定方案"}},
		Offices: []Office{{"某区人民政府", report.Government, []string{"区政府"}, []Office{
			{"某区教育局", report.Department, []string{"区教育局"}, nil}, {Name: "某区某街道办事处"}}}},
		Likeness:    likeness.Options{Passage: 50, Share: 8, Long: 90, LastShare: 30, Known: []string{"全区统一使用的一段话"}},
		Site:        Site{"某区人民政府门户网站", "www.example.gov.cn", "1304000009", Column{Name: "政府信息公开年报", Type: "信息公开年报"}},
		FontFolders: []string{"fonts"}, Template: "template.docx",
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("%+v", s)
	}
	for _, text := range []string{"", "# nothing\n", "{}"} {
		if s := read(t, text); !reflect.DeepEqual(s, &Settings{}) {
			t.Errorf("%q: %+v", text, s)
		}
	}
}

// What each key refuses, with its line; the schema refuses what a schema can.
func TestRefused(t *testing.T) {
	for _, tc := range []struct {
		text, says string
		schema     bool
	}{
		{"rules: []", ":1: ", true},
		{"off:\n  - rule: STY001", ":2: off[1]: STY001: a reason is required", true},
		{"off:\n  - {rule: STY001, reason: ' '}", "a reason is required", true},
		{"off:\n  - {rule: ABC123, reason: 无}", `:2: off[1]: no rule has the code "ABC123"`, false},
		{"off:\n  - {rule: STY001, reason: 无, until: 明年}", "is not a date", true},
		{"off:\n  - {rule: STY001, reason: 无, till: 2025-01-01}", ":2: ", true},
		{"severity:\n  TXT001: fatal", ":2: severity.TXT001: ", true},
		{"severity:\n  TXT999: error", "no rule has the code", false},
		{"demands: {longest_overview: -1}", "demands.longest_overview: ", true},
		{"demands: {longest_overview: 一千}", ":1: ", true},
		{"demands:\n  told:\n    - {what: ''}", ":3: demands.told[1]: ", true},
		{"demands:\n  told:\n    - {what: 甲, where: nowhere}", "is not the key of a text", false},
		{"demands:\n  told:\n    - {what: 甲, words: ['']}", "an empty word", true},
		{"demands:\n  calendar:\n    submit: 1-26", ":3: demands.calendar.submit: ", true},
		{"demands: {calendar: {publish: 02-30}}", "demands.calendar.publish: ", false},
		{"demands: {calendar: {roll_up: soon}}", "demands.calendar.roll_up: ", true},
		{"words:\n  - {use: 甲}", ":2: words[1]: ", true},
		{"words:\n  - {avoid: 甲, use: 甲}", "to be avoided and used", false},
		{"offices:\n  - {kind: government}", "without a name", true},
		{"offices:\n  - {name: 甲, kind: party}", "is not a kind", true},
		{"offices:\n  - {name: 甲, short: [乙], under: [{name: 乙}]}", "two offices go by the name", false},
		{"likeness:\n  share: 101", ":2: likeness.share: ", true},
		{"likeness: {passage: -1}", "likeness.passage: ", true},
		{"likeness: {known: [' ']}", "an empty text", true},
		{"site: {url: a}", ":1: ", true},
		{"site: {column: {title: a}}", ":1: ", true},
		{"fonts: {files: [a]}", ":1: ", true},
		{"template: [a]", ":1: ", true},
		{"off: [", ":1:", false},
		{"words: []\nwords: []", ":2: ", false},
	} {
		_, err := Read(t.Context(), "a.yaml", strings.NewReader(tc.text))
		if err == nil || !strings.HasPrefix(err.Error(), "a.yaml") || !strings.Contains(err.Error(), tc.says) {
			t.Errorf("%q: %v", tc.text, err)
		}
		var e *Error
		if errors.As(err, &e) {
			for _, lang := range []language.Tag{language.Und, language.Chinese, language.French} {
				if zh := e.Message(lang); strings.Contains(zh, e.Problem.EN) && !strings.HasPrefix(e.Problem.ZH, "不是规范的 YAML") || !strings.HasPrefix(zh, "a.yaml:") {
					t.Errorf("%q: in %v: %s", tc.text, lang, zh)
				}
			}
		} else if !strings.HasPrefix(tc.text, "off: [") { // which no YAML reader takes
			t.Errorf("%q: %T", tc.text, err)
		}
		if tc.schema && valid(t, tc.text) == nil {
			t.Errorf("the schema lets pass %q", tc.text)
		}
	}
	if err := valid(t, whole); err != nil {
		t.Error(err)
	}
}

// valid asks the schema.
func valid(t *testing.T, text string) error {
	t.Helper()
	c := jsonschema.NewCompiler()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("settings.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("settings.json")
	if err != nil {
		t.Fatal(err)
	}
	data, err := yaml.YAMLToJSON([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return s.Validate(v)
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, FileName)
	if err := os.WriteFile(name, []byte("fonts: {folders: [fonts, /usr/fonts]}\ntemplate: t.docx\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), name)
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{filepath.Join(dir, "fonts"), "/usr/fonts"}; !slices.Equal(s.FontFolders, want) || s.Template != filepath.Join(dir, "t.docx") {
		t.Errorf("%+v", s)
	}
	if _, err := Open(t.Context(), dir); err == nil {
		t.Error("a folder")
	}
	if _, err := Open(t.Context(), filepath.Join(dir, "none")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	if _, err := Read(t.Context(), "a.yaml", strings.NewReader(strings.Repeat("# 注释\n", maxBytes/8))); err == nil {
		t.Error("a file too large")
	}
}

func codes(t *testing.T, s *Settings, r *report.Report, o validate.Options) (found map[string]validate.Severity, silenced []string) {
	t.Helper()
	result, err := validate.Check(r, s.Options(r, o))
	if err != nil {
		t.Fatal(err)
	}
	found = map[string]validate.Severity{}
	for _, f := range result.Findings {
		found[f.Code] = f.Severity
	}
	for _, f := range result.Silenced {
		silenced = append(silenced, f.Code)
	}
	return found, silenced
}

// Every key that fills options has its effect on a check, and none without the key.
func TestOptions(t *testing.T) {
	r := &report.Report{Office: "某区人民政府", Year: 2024, Overview: report.Plain("老龄办工作。"), OtherMatters: report.Plain("无。")}
	r.ZeroBlanks()
	none := &Settings{}
	plain, _ := codes(t, none, r, validate.Options{})
	if plain["FRM008"] == 0 {
		t.Fatal("FRM008 finds nothing that could be off")
	}
	for code := range plain {
		if strings.HasPrefix(code, "LOC") || strings.HasPrefix(code, "WRD") {
			t.Errorf("%s without settings", code)
		}
	}
	off := read(t, "off: [{rule: FRM008, reason: 另行说明, until: 2025-01-31}]")
	for day, want := range map[report.Date]bool{{}: true, {Year: 2025, Month: 1, Day: 31}: true, {Year: 2025, Month: 2, Day: 1}: false} {
		found, silenced := codes(t, off, r, validate.Options{Published: day})
		if slices.Contains(silenced, "FRM008") != want || (found["FRM008"] == 0) != want {
			t.Errorf("on %v: %v, silenced %v", day, found, silenced)
		}
	}
	if found, _ := codes(t, read(t, "severity: {FRM008: hint}"), r, validate.Options{}); found["FRM008"] != validate.Hint {
		t.Errorf("%v", found)
	}
	if found, _ := codes(t, read(t, "severity: {FRM008: hint}"), r, validate.Options{Severity: map[string]validate.Severity{"FRM008": validate.Error}}); found["FRM008"] != validate.Error {
		t.Errorf("%v", found)
	}
	local := read(t, "severity: {LOC001: error}\ndemands: {longest_overview: 3, told: [{what: 政策解读}], calendar: {publish: 01-28}}\nwords: [{avoid: 老龄办}]")
	found, _ := codes(t, local, r, validate.Options{Published: report.Date{Year: 2025, Month: 1, Day: 29}})
	if found["LOC001"] != validate.Error || found["LOC002"] == 0 || found["LOC003"] == 0 || found["WRD001"] == 0 {
		t.Errorf("%v", found)
	}
	tree := read(t, "offices: [{name: 某区人民政府, short: [区政府], under: [{name: 某区教育局}, {name: 某区民政局}]}]")
	if o := tree.Options(r, validate.Options{Subordinates: []*report.Report{{Office: "某区教育局", Year: 2024}}}); !slices.Equal(o.Offices, []string{"某区教育局", "某区民政局"}) {
		t.Errorf("%v", o.Offices)
	}
	if o := tree.Options(r, validate.Options{}); o.Offices != nil {
		t.Errorf("no roll-up: %v", o.Offices)
	}
	if o := tree.Office("区政府"); o == nil || o.Name != "某区人民政府" {
		t.Errorf("%v", o)
	}
	if tree.Office("") != nil || tree.Office("乙局") != nil {
		t.Error("an office that is none")
	}
}
