package validate

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// DefaultRules hands out rules of the caller's own.
func TestDefaultRulesAreCopies(t *testing.T) {
	for _, rule := range DefaultRules() {
		rule.Severity, rule.Message.ZH, rule.Check = Hint, "", nil
	}
	for i, rule := range DefaultRules() {
		if own := ownRules()[i]; rule == own || rule.Severity != own.Severity || rule.Message != own.Message || rule.Check == nil {
			t.Errorf("%s was changed for everybody", rule.Code)
		}
	}
}

func TestSeverity(t *testing.T) {
	r := inOrder(t)
	show(t, r, "requests.new.total", "24")
	rules := DefaultRules()
	result := check(t, r, Options{Rules: rules, Severity: map[string]Severity{"SUM001": Hint}})
	got := map[string]Severity{}
	for _, f := range result.Findings {
		got[f.Code] = f.Severity
	}
	if got["SUM001"] != Hint || got["SUM002"] != Error {
		t.Errorf("%v", got)
	}
	i := slices.IndexFunc(rules, func(r *Rule) bool { return r.Code == "SUM001" })
	if rules[i].Severity != Error || result.Rules[i].Severity != Hint {
		t.Error("the caller's rule was changed, or the result's was not")
	}
}

func TestSilencePlaces(t *testing.T) {
	r := inOrder(t)
	for _, where := range []string{"", "office", "year", "kind", "published", "stated.title", "stated", "stated.headings", "contact", "contact.email",
		"opening", "overview", "requests", "requests.lead", "requests.notes", "requests.new", "requests.new.total", "disputes.litigation.direct.upheld"} {
		s := Silence{Code: "SUM001", Where: where, Reason: "核对过"}
		result, err := Check(r, Options{Silence: []Silence{s}})
		if err != nil {
			t.Errorf("%q: %v", where, err)
		} else if len(result.Unused) != 1 || result.Unused[0] != s {
			t.Errorf("%q: unused are %v", where, result.Unused)
		}
	}
	for _, where := range []string{"request", "requests.", "requests.neu", "Overview", "overview.lead", "contact.mail", "*", " "} {
		if _, err := Check(r, Options{Silence: []Silence{{Code: "SUM001", Where: where, Reason: "核对过"}}}); err == nil || !strings.Contains(err.Error(), where) {
			t.Errorf("%q: %v", where, err)
		}
	}
	show(t, r, "requests.new.total", "24")
	everywhere, here := Silence{Code: "SUM001", Reason: "核对过"}, Silence{Code: "SUM001", Where: "requests.new.total", Reason: "核对过"}
	if result := check(t, r, Options{Silence: []Silence{everywhere, here}}); len(result.Unused) != 0 || len(result.Silenced) != 1 {
		t.Errorf("both apply, yet %v are unused and %d findings silenced", result.Unused, len(result.Silenced))
	}
}

// A report of office and year alone says so for each table, once, and one without
// either never speaks of the year 0.
func TestReportOfNothing(t *testing.T) {
	for _, tc := range []struct {
		r    *report.Report
		want []string
	}{
		{&report.Report{Office: "某某市某某局", Year: 2024}, []string{"SUM007 表二", "SUM007 表三", "SUM007 表四"}},
		{&report.Report{Office: "某某市某某局"}, []string{"FRM019 年份", "SUM007 表二", "SUM007 表三", "SUM007 表四"}},
		{&report.Report{Year: 2024}, []string{"FRM018 行政机关名称", "SUM007 表二", "SUM007 表三", "SUM007 表四"}},
		{&report.Report{}, []string{"FRM018 行政机关名称", "FRM019 年份", "SUM007 表二", "SUM007 表三", "SUM007 表四"}},
	} {
		tc.r.Stated.Title = "某某市某某局2023年政府信息公开工作年度报告"
		tc.r.Published = report.Date{Year: 2025, Month: 6, Day: 1}
		setText(tc.r, "opening", text("2023年政府信息公开工作年度报告，统计期限为2023年1月1日至2023年12月31日。请与某某市另外局联系。"))
		setText(tc.r, "overview", text("2023年，全局共发布3条。"))
		o := Options{
			Previous:     []*report.Report{{}, {Office: "某某市某某局", Year: 2023}},
			Subordinates: []*report.Report{{}, {Year: 2024}, {Office: "某某市另外局"}, {}},
			Offices:      []string{"某某市审计局"},
		}
		result := check(t, tc.r, o)
		var got []string
		for _, f := range result.Findings {
			for _, lang := range []language.Tag{language.Chinese, language.English} {
				for _, m := range []string{f.Message(lang), f.Places[0].Label(tc.r.Edition()).In(lang == language.English)} {
					for _, bad := range []string{"“”", "“0", "for 0", "of 0", "】0", "〕0", "为0年", "缺少0", "0年的报告"} {
						if strings.Contains(m, bad) {
							t.Errorf("%s says %q: %s", f.Code, bad, m)
						}
					}
					if i := strings.Index(m, "0年"); i == 0 || i > 0 && (m[i-1] < '0' || m[i-1] > '9') {
						t.Errorf("%s speaks of the year 0: %s", f.Code, m)
					}
				}
			}
			if f.Severity == Error {
				label := f.Places[0].Label(tc.r.Edition()).ZH
				label, _, _ = strings.Cut(label, " ")
				got = append(got, f.Code+" "+label)
			}
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%d %q: errors %q, want %q", tc.r.Year, tc.r.Office, got, tc.want)
		}
	}
}

// short is a writer that takes half of what it is given, and says nothing.
type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestShortWritesAreNoticed(t *testing.T) {
	s := Source{Result: check(t, bad(t), Options{})}
	for name, err := range map[string]error{
		"text":  s.WriteText(short{}, language.Chinese),
		"JSON":  WriteJSON(short{}, language.Chinese, s),
		"SARIF": WriteSARIF(short{}, language.Chinese, s),
	} {
		if !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Whatever stands in a report, its messages hold no control and nothing invisible;
// what is data keeps every character.
func TestMessagesAreVisible(t *testing.T) {
	const foul = "\x1b[2J局\u202e12\u200b3\r\n错误 SUM001\u009b\x7f"
	r := inOrder(t)
	last, under := previous(t, r), clone(t, r)
	last.Office = "另一" + foul
	under.Office, under.Year = foul, 2023
	r.Office, r.Stated.Title, r.Contact.Email = "某市"+foul, foul, "a"+foul+"@qq.com"
	r.Stated.Headings = []report.StatedHeading{{Section: "problems", Text: foul}, {Text: foul}}
	show(t, r, "requests.new.total", foul)
	setText(r, "overview", text(foul+"，，"+foul+"。收到政府信息公开申请99件（"+foul))
	result := check(t, r, Options{Previous: []*report.Report{last}, Subordinates: []*report.Report{under}, Offices: []string{foul}, Silence: []Silence{{Code: "FRM011", Reason: foul}}})
	if len(result.Findings) < 8 {
		t.Fatalf("only %d findings", len(result.Findings))
	}
	var b bytes.Buffer
	for _, lang := range []language.Tag{language.Chinese, language.English} {
		if err := result.WriteText(&b, lang); err != nil {
			t.Fatal(err)
		}
		for i := range result.Findings {
			m := result.Findings[i].Message(lang)
			if strings.ContainsAny(m, "\n\r\x1b\u202e\u200b\u009b\x7f") {
				t.Errorf("%s: %q", result.Findings[i].Code, m)
			}
			for _, p := range result.Findings[i].Places {
				b.WriteString(p.Label(r.Edition()).In(lang == language.English) + "\n")
			}
		}
	}
	if i := strings.IndexAny(b.String(), "\r\x1b\u202e\u200b\u009b\x7f"); i >= 0 {
		t.Errorf("%q", b.String()[i:])
	}
	if strings.Contains(b.String(), "\n错误 SUM001\\") {
		t.Error("a report made a line of its own")
	}
	b.Reset()
	if err := WriteJSON(&b, language.Chinese, Source{Result: result}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `\u001b[2J局`+"\u202e12\u200b3") {
		t.Error("the data of the JSON are not exact")
	}
}

func TestSARIFLocationsAreURIs(t *testing.T) {
	result := check(t, bad(t), Options{})
	for name, want := range map[string]string{
		"报告 2024/100%#1?.yaml":      "%E6%8A%A5%E5%91%8A%202024/100%25%231%3F.yaml",
		"plain/report-2024.yaml":    "plain/report-2024.yaml",
		"a:b.yaml":                  "./a:b.yaml",
		"/srv/报告.json":              "/srv/%E6%8A%A5%E5%91%8A.json",
		"file:///srv/a%20b/报告.yaml": "file:///srv/a%20b/%E6%8A%A5%E5%91%8A.yaml",
		"https://example.org/a?b=局": "https://example.org/a?b=%E5%B1%80",
	} {
		var b bytes.Buffer
		if err := WriteSARIF(&b, language.Chinese, Source{Result: result, URI: name}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), `"uri": "`+want+`"`) {
			_, got, _ := strings.Cut(b.String(), `"uri": `)
			t.Errorf("%s: got %.80s, want %s", name, got, want)
		}
	}
}
