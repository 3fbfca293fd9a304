package validate

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/language"
)

// found returns the findings of one rule.
func found(t testing.TB, r *report.Report, o Options, rule *Rule) []Finding {
	t.Helper()
	o.Rules = []*Rule{rule}
	result, err := Check(r, o)
	if err != nil {
		t.Fatal(err)
	}
	return result.Findings
}

// testdata/codes.txt lists every code that a rule ever had. A code is added there
// with its rule and never taken out: none is reused.
func TestCodes(t *testing.T) {
	data, err := os.ReadFile("testdata/codes.txt")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, code := range strings.Fields(string(data)) {
		if listed[code] {
			t.Errorf("testdata/codes.txt lists %s twice", code)
		}
		listed[code] = true
	}
	for _, rule := range DefaultRules() {
		if !listed[rule.Code] {
			t.Errorf("testdata/codes.txt does not list %s", rule.Code)
		}
		for _, l := range []report.Label{rule.Title, rule.Message, rule.Basis} {
			if l.ZH == "" || l.EN == "" {
				t.Errorf("%s: a text is missing in one language", rule.Code)
			}
		}
		if rule.Good == "" || rule.Bad == "" {
			t.Errorf("%s has no examples", rule.Code)
		}
	}
}

// What the rules find in the samples, and nothing else.
func TestFindingsOnSamples(t *testing.T) {
	want := map[string][]string{
		"shaanxi-guodong-2024":  {"FRM002 problems"},
		"zhongwei-guodong-2023": {"FRM010 opening", "FRM023 problems"},
	}
	for name, r := range samples(t) {
		var got []string
		result, err := Check(r, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Findings {
			switch family := f.Code[:3]; family {
			case "FRM", "DUE", "PUB", "STY", "CIT", "YTY", "SUB":
				got = append(got, f.Code+" "+f.Places[0].Key)
			}
		}
		if diff := cmp.Diff(want[name], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A place in prose is a span of bytes, the number of its first character and the
// sentence around it.
func TestPlaces(t *testing.T) {
	r := inOrder(t)
	r.Problems = report.Text{
		report.Paragraph{{Text: "第一段。"}},
		report.Paragraph{{Text: "前一句。“后一句，", Bold: true}, {Text: "，有误。”再一句。"}},
	}
	got := found(t, r, Options{}, doubledMarks)
	if len(got) != 1 {
		t.Fatalf("%d findings", len(got))
	}
	text := r.Problems[1].(report.Paragraph).String()
	want := Place{Key: "problems", Block: 2, Start: strings.Index(text, "，，"), End: strings.Index(text, "，，") + 6,
		Character: 9, Quote: "“后一句，，有误。”"}
	if diff := cmp.Diff(want, got[0].Places[0]); diff != "" {
		t.Error(diff)
	}
}

// What must not be published is looked for wherever a reader may come upon it, and is
// not repeated in a finding.
func TestPrivateNumbers(t *testing.T) {
	const id, mobile = "110000199001010005", "13800138000"
	for name, text := range map[string]report.Block{
		"paragraph": report.Paragraph{{Text: "身份证" + id + "，手机"}, {Text: mobile, Bold: true}},
		"alt":       &report.Picture{Alt: "身份证" + id + "，手机" + mobile},
		"caption":   &report.Picture{Alt: "图", Caption: "身份证" + id + "，手机" + mobile},
		"table":     &report.TextTable{Caption: "表", Rows: [][]string{{"甲", "身份证" + id + "，手机" + mobile}}},
		"title":     &report.TextTable{Caption: "身份证" + id + "，手机" + mobile, Rows: [][]string{{"甲"}}},
	} {
		r := inOrder(t)
		r.Requests.Notes = report.Text{report.Paragraph{{Text: "注"}}, text}
		for _, tc := range []struct {
			rule *Rule
			got  string
		}{{identityCard, "110000**********05"}, {mobileNumber, "138******00"}} {
			fs := found(t, r, Options{}, tc.rule)
			if len(fs) != 1 {
				t.Errorf("%s: %s: %d findings", name, tc.rule.Code, len(fs))
				continue
			}
			f := fs[0]
			if f.Got != tc.got || f.Places[0].Key != "requests.notes" || f.Places[0].Block != 2 {
				t.Errorf("%s: %+v", name, f)
			}
			for _, s := range []string{f.Got, f.Places[0].Quote, f.Message(language.Chinese), f.Message(language.English)} {
				if strings.Contains(s, id) || strings.Contains(s, mobile) {
					t.Errorf("%s: the finding repeats the number: %s", name, s)
				}
			}
		}
	}
}

// No finding of any rule repeats such a number, whatever it is about; and numbers one
// after the other are found each by itself.
func TestPrivateNumbersInOtherFindings(t *testing.T) {
	r := inOrder(t)
	r.Overview = report.Plain("申请人,身份证号为110000199001010005，邮箱a@qq.com。")
	r.Contact.Phone = "0533-2700000 13800138000"
	res, err := Check(r, Options{})
	if err != nil {
		t.Fatal(err)
	}
	codes := map[string]bool{}
	for i := range res.Findings {
		f := &res.Findings[i]
		codes[f.Code] = true
		said := f.Got + f.Want + f.Message(language.Chinese)
		for _, p := range f.Places {
			said += p.Quote
		}
		if strings.Contains(said, "110000199001010005") || strings.Contains(said, "13800138000") {
			t.Errorf("%s repeats a number: %s", f.Code, said)
		}
	}
	for _, code := range []string{"PUB001", "PUB002", "PUB004", "STY002"} {
		if !codes[code] {
			t.Errorf("no finding %s", code)
		}
	}
}

// A sentence in which words were changed is a repeated one, a year's number and the
// titles of documents aside; the share is of the section.
func TestRepeatedShare(t *testing.T) {
	r := inOrder(t)
	last := previous(t, r)
	same := "2024年，本机关进一步健全信息发布审核制度，落实《2024年工作要点》，坚持先审后发，确保内容准确，各项任务按期完成。"
	r.Overview = report.Plain("（一）主动公开\n" + same + "\n另外新开设专栏两个，首次通过直播解读政策，参与群众较上年明显增加，反响良好。")
	last.Overview = report.Plain("（一）主动公开\n2023年，本机关进一步健全信息发布审核制度，落实《2023年工作重点》，坚持先审后发，确保内容准确，各项任务如期完成。")
	last.Problems, last.OtherMatters = nil, nil
	got := found(t, r, Options{Previous: []*report.Report{last}}, repeatedText)
	if len(got) != 1 || len(got[0].Places) != 1 {
		t.Fatalf("%+v", got)
	}
	if p := got[0].Places[0]; p.Quote != same || p.Block != 2 || got[0].Got < "40%" || got[0].Got > "60%" {
		t.Errorf("%+v", got[0])
	}
}

// Marks and gaps tell what stands in a line: all that is not Han, and nothing else.
func FuzzMarks(f *testing.F) {
	f.Add("2024年，〇件（含𠀀）。\xff\xe4\xb8")
	f.Fuzz(func(t *testing.T, s string) {
		l := line{text: s, paragraph: true, marks: appendMarks(nil, s)}
		at := 0
		for _, m := range l.marks {
			for _, r := range s[at:m.at] {
				if !isHan(r) {
					t.Fatalf("%q: %q is left out", s, r)
				}
			}
			if r, size := utf8.DecodeRuneInString(s[m.at:]); r != m.r || isHan(r) || int(m.at)+size != int(m.end) {
				t.Fatalf("%q: %v", s, m)
			}
			at = int(m.end)
		}
		for _, r := range s[at:] {
			if !isHan(r) {
				t.Fatalf("%q: %q is left out", s, r)
			}
		}
		end := 0
		for _, p := range l.parts(fullStops) {
			if p.start < end || p.end <= p.start || p.end > len(s) {
				t.Fatalf("%q: part %v after %d", s, p, end)
			}
			end = p.end
		}
	})
}

// No rule panics, whatever stands in the texts, and all places lie within them.
func FuzzProse(f *testing.F) {
	f.Add("（一）主动公开。2023年，收到5件，，三件。", "一是不足。今后改进。", "《政府信息公开条例》（国务院令第492号", "a@qq.com 13800138000 110000199001010005")
	f.Add("”》）〕", "〔2024〕", "二〇二四年12月", "1）\xe4\xb8")
	sound := inOrder(f)
	f.Fuzz(func(t *testing.T, overview, problems, opening, field string) {
		r := clone(t, sound)
		r.Opening, r.Overview, r.Problems = report.Plain(opening), report.Plain(overview), report.Plain(problems)
		r.OtherMatters = report.Text{
			&report.Picture{Alt: field, Caption: opening}, nil, (*report.Picture)(nil), (*report.TextTable)(nil), report.Paragraph{},
			&report.TextTable{Caption: overview, Rows: [][]string{{problems}, {field}}}, report.Paragraph{{Text: opening}, {Text: field}},
		}
		r.Contact.Phone, r.Stated.Title = field, field
		r.Stated.Headings = []report.StatedHeading{{Section: field, Text: overview}, {Section: "problems", Text: problems}}
		last := previous(t, sound)
		last.Overview, last.OtherMatters = r.Overview, r.OtherMatters
		result, err := Check(r, Options{Previous: []*report.Report{last}, Subordinates: []*report.Report{last, r, nil}, Offices: []string{field, overview}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range result.Findings {
			_, _ = f.Message(language.Chinese), f.Message(language.English)
			for _, p := range f.Places {
				if p.Start == 0 && p.End == 0 || p.Office != "" {
					continue
				}
				text, err := r.Text(p.Key)
				if err != nil {
					t.Fatalf("%s: %v", f.Code, err)
				}
				s := text[p.Block-1].(report.Paragraph).String()
				if p.Start < 0 || p.End <= p.Start || p.End > len(s) || utf8.RuneCountInString(s[:p.Start])+1 != p.Character {
					t.Fatalf("%s: %+v in %q", f.Code, p, s)
				}
			}
		}
	})
}
