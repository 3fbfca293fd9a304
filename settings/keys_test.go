package settings_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/settings"
	"github.com/govdisclosure/annualreport/validate"
)

// keysOf returns the keys that the schema knows, as "demands.calendar.submit"; those of
// lists without a number.
func keysOf(t *testing.T) []string {
	t.Helper()
	type node struct {
		Properties map[string]*node
		Items      *node
		Ref        string `json:"$ref"`
	}
	var schema struct {
		node
		Defs map[string]*node `json:"$defs"`
	}
	if err := json.Unmarshal(settings.Schema(), &schema); err != nil {
		t.Fatal(err)
	}
	var keys []string
	var walk func(n *node, path string, depth int)
	walk = func(n *node, path string, depth int) {
		if n.Ref != "" {
			n = schema.Defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
		}
		if n.Items != nil {
			walk(n.Items, path, depth)
			return
		}
		if len(n.Properties) == 0 || depth > 3 {
			keys = append(keys, path)
			return
		}
		for _, key := range slices.Sorted(maps.Keys(n.Properties)) {
			if key == "$schema" || key == "under" && depth > 1 { // offices nest
				continue
			}
			below := key
			if path != "" {
				below = path + "." + key
			}
			if key == "under" {
				keys = append(keys, below)
				continue
			}
			walk(n.Properties[key], below, depth+1)
		}
	}
	walk(&schema.node, "", 0)
	return keys
}

// ground is what settings have an effect on.
type ground struct {
	t *testing.T
	s *settings.Settings
}

func (g ground) report() *report.Report {
	r := &report.Report{Office: "某区人民政府", Year: 2024, Overview: report.Plain("（一）主动公开。老龄办发布政策解读。"), OtherMatters: report.Plain("无。")}
	r.ZeroBlanks()
	return r
}

// findings are all that a check says, with the calendar's days late; and what is silenced.
func (g ground) findings() string {
	g.t.Helper()
	late := report.Date{Year: 2025, Month: 3, Day: 30}
	g.s.Demands.Submitted = late
	r := g.report()
	below := &report.Report{Office: "某区教育局", Year: 2024}
	below.ZeroBlanks()
	result, err := validate.Check(r, g.s.Options(r, validate.Options{Published: late, Subordinates: []*report.Report{below}}))
	if err != nil {
		g.t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range result.Findings {
		fmt.Fprintln(&b, f.Severity, f.Code, f.Message(language.Chinese), f.Basis.ZH)
	}
	for _, f := range result.Silenced {
		fmt.Fprintln(&b, "silenced", f.Code, f.Reason)
	}
	return b.String()
}

// page is the page of the office's site.
func (g ground) page() string {
	g.t.Helper()
	return g.rendered("html")
}

func (g ground) rendered(format string) string {
	g.t.Helper()
	formats, err := outputs.ByNames(format)
	if err != nil {
		g.t.Fatal(err)
	}
	documents, err := (&outputs.Own{Settings: *g.s}).For(g.t.Context(), formats...)
	if err != nil {
		return err.Error()
	}
	var b bytes.Buffer
	if err := documents[0].Render(&b, g.report()); err != nil {
		return err.Error()
	}
	return b.String()
}

func (g ground) office(name string) string {
	if o := g.s.Office(name); o != nil {
		return o.Name + " " + o.Kind.String()
	}
	return "none"
}

// Every key that the schema knows has an effect that is not there without it, and refuses
// what it cannot mean.
func TestEveryKey(t *testing.T) {
	findings, without := ground.findings, keysOf(t)
	for key, tc := range map[string]struct {
		set     string
		effect  func(ground) string
		want    string // in the effect, and not without the key
		refused string // settings in which the key is wrong
	}{
		"off.rule":                 {"off: [{rule: FRM010, reason: 另行说明}]", findings, "silenced FRM010", "off: [{rule: FRM01, reason: 甲}]"},
		"off.reason":               {"off: [{rule: FRM010, reason: 另行说明}]", findings, "另行说明", "off: [{rule: FRM010, reason: ' '}]"},
		"off.where":                {"off: [{rule: FRM005, where: overview, reason: 甲}]", findings, "silenced FRM005", "off: [{rule: FRM005, where: [1], reason: 甲}]"},
		"off.until":                {"off: [{rule: FRM010, reason: 甲, until: 2025-03-30}]", findings, "silenced FRM010", "off: [{rule: FRM010, reason: 甲, until: 2025-02-30}]"},
		"severity":                 {"severity: {FRM010: error}", findings, "error FRM010", "severity: {FRM010: grave}"},
		"demands.basis":            {"demands: {basis: 某办〔2025〕1号, longest_overview: 3}", findings, "某办〔2025〕1号", "demands: {basis: []}"},
		"demands.longest_overview": {"demands: {longest_overview: 3}", findings, "LOC001", "demands: {longest_overview: -3}"},
		"demands.told.what":        {"demands: {told: [{what: 回应关切}]}", findings, "回应关切", "demands: {told: [{words: [甲]}]}"},
		"demands.told.words":       {"demands: {told: [{what: 解读, words: [解读材料]}]}", findings, "没有写明“解读”", "demands: {told: [{what: 甲, words: [' ']}]}"},
		"demands.told.where":       {"demands: {told: [{what: 解读, where: problems}]}", findings, "没有写明“解读”", "demands: {told: [{what: 甲, where: requests.new}]}"},
		"demands.calendar.submit":  {"demands: {calendar: {submit: 01-26}}", findings, "LOC004", "demands: {calendar: {submit: 26}}"},
		"demands.calendar.publish": {"demands: {calendar: {publish: 01-28}}", findings, "LOC003", "demands: {calendar: {publish: 02-30}}"},
		"demands.calendar.roll_up": {"demands: {calendar: {roll_up: 02-20}}", findings, "LOC005", "demands: {calendar: {roll_up: 2月20日}}"},
		"words.avoid":              {"words: [{avoid: 老龄办}]", findings, "WRD001", "words: [{avoid: ''}]"},
		"words.use":                {"words: [{avoid: 老龄办, use: 老龄委}]", findings, "老龄委", "words: [{avoid: 甲, use: 甲}]"},
		"words.basis":              {"words: [{avoid: 老龄办, basis: 三定方案}]", findings, "三定方案", "words: [{avoid: 甲, basis: {}}]"},
		"offices.name":             {"offices: [{name: 某局}]", func(g ground) string { return g.office("某局") }, "某局", "offices: [{name: ''}]"},
		"offices.kind":             {"offices: [{name: 某局, kind: vertical}]", func(g ground) string { return g.office("某局") }, "vertical", "offices: [{name: 某局, kind: party}]"},
		"offices.short":            {"offices: [{name: 某局, short: [市某局]}]", func(g ground) string { return g.office("市某局") }, "某局", "offices: [{name: 甲, short: [甲]}]"},
		"offices.under":            {"offices: [{name: 某区人民政府, under: [{name: 某区教育局}, {name: 某区民政局}]}]", findings, "缺少“某区民政局”", "offices: [{name: 甲, under: [{name: 甲}]}]"},
		"likeness.passage":         {"likeness: {passage: 57}", ground.alike, "Passage:57", "likeness: {passage: -1}"},
		"likeness.share":           {"likeness: {share: 57}", ground.alike, "Share:57", "likeness: {share: 101}"},
		"likeness.long":            {"likeness: {long: 57}", ground.alike, "Long:57", "likeness: {long: -1}"},
		"likeness.last_share":      {"likeness: {last_share: 57}", ground.alike, "LastShare:57", "likeness: {last_share: 101}"},
		"likeness.known":           {"likeness: {known: [统一使用的一段]}", ground.alike, "Known:[统一使用的一段]", "likeness: {known: ['']}"},
		"site.name":                {"site: {name: 某区门户网站}", ground.page, "某区门户网站", "site: {name: []}"},
		"site.domain":              {"site: {domain: www.example.gov.cn}", ground.page, "www.example.gov.cn", "site: {domain: {}}"},
		"site.id_code":             {"site: {id_code: bm14000002}", ground.page, "bm14000002", "site: {id_code: []}"},
		"site.column.name":         {"site: {column: {name: 年报栏目}}", ground.page, "年报栏目", "site: {column: {name: []}}"},
		"site.column.description":  {"site: {column: {description: 年报栏目}}", ground.page, "年报栏目", "site: {column: {description: []}}"},
		"site.column.keywords":     {"site: {column: {keywords: 年报栏目}}", ground.page, "年报栏目", "site: {column: {keywords: {}}}"},
		"site.column.type":         {"site: {column: {type: 年报栏目}}", ground.page, "年报栏目", "site: {column: {type: []}}"},
		"fonts.folders":            {"fonts: {folders: [nowhere]}", func(g ground) string { return g.rendered("pdf") }, "nowhere: no such file", "fonts: {folders: [{}]}"},
		"template":                 {"template: nowhere.docx", func(g ground) string { return g.rendered("docx") }, "nowhere.docx: no such file", "template: {}"},
	} {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			read := func(text string) (*settings.Settings, error) {
				return settings.Read(t.Context(), settings.FileName, strings.NewReader(text))
			}
			s, err := read(tc.set)
			if err != nil {
				t.Fatal(err)
			}
			if got := tc.effect(ground{t, s}); !strings.Contains(got, tc.want) {
				t.Errorf("no %q in\n%.2000s", tc.want, got)
			}
			if got := tc.effect(ground{t, new(settings.Settings)}); strings.Contains(got, tc.want) {
				t.Errorf("%q without the key", tc.want)
			}
			if s, err := read(tc.refused); err == nil {
				t.Errorf("%s: %+v", tc.refused, s)
			}
		})
		without = slices.DeleteFunc(without, func(k string) bool { return k == key })
	}
	for _, key := range without {
		t.Errorf("no case for %s", key)
	}
}

// Where a folder and a file are meant, they are those beside the settings.
func TestBesideTheSettings(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, settings.FileName), []byte("template: nowhere.docx\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := settings.Open(t.Context(), filepath.Join(dir, settings.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if got := (ground{t, s}).rendered("docx"); !strings.Contains(got, filepath.Join(dir, "nowhere.docx")) {
		t.Error(got)
	}
}

// alike says from what on reports are alike.
func (g ground) alike() string { return fmt.Sprintf("%+v", g.s.Likeness) }
