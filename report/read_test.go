package report

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const small = `office: 某某市某某局
kind: department
year: 2024
published: 2025-01-20
contact: {phone: "010-12345678", address: 某某路1号}
opening: |
  　　根据《条例》编制本报告。

  第二段。
overview:
  - （一）主动公开。公开12条。
  - runs: [我局, {text: 全年, bold: true}, 公开12条。]
  - table: {caption: 表, header_rows: 1, rows: [[月, 条], [1, "2"]]}
proactive: {fees: {amount: "110.30"}, rules: {issued: 0}}
requests:
  lead: |
    我局未收到申请。
  new: {individual: 21, enterprise: 1, total: 22}
  outcome: {total: {total: ""}}
stated:
  title: 标题
  headings:
    - {section: overview, text: 一、总体情况}
    - {text: 七、附件}
  figures: {requests.carried_in.individual: "/"}
`

func TestReadYAML(t *testing.T) {
	r, err := ReadYAML(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	want := &Report{
		Office: "某某市某某局", Kind: Department, Year: 2024, Published: Date{2025, 1, 20},
		Contact: Contact{Phone: "010-12345678", Address: "某某路1号"},
		Opening: Plain("根据《条例》编制本报告。\n第二段。"),
		Overview: Text{
			Paragraph{{Text: "（一）主动公开。公开12条。"}},
			Paragraph{{Text: "我局"}, {Text: "全年", Bold: true}, {Text: "公开12条。"}},
			&TextTable{Caption: "表", HeaderRows: 1, Rows: [][]string{{"月", "条"}, {"1", "2"}}},
		},
	}
	want.Proactive.Rules.Issued = N(0)
	want.Proactive.Fees.Amount, _ = ParseAmount("110.30")
	want.Requests.Lead = Plain("我局未收到申请。")
	want.Requests.New = Applicants{Individual: N(21), Enterprise: N(1)}
	want.Stated = Stated{
		Title:    "标题",
		Headings: []StatedHeading{{"overview", "一、总体情况"}, {"", "七、附件"}},
		Figures: map[Address]string{
			"requests.new.total": "22", "requests.outcome.total.total": "", "requests.carried_in.individual": "/",
		},
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("read differs (-want +got):\n%s", diff)
	}
}

// What is written is read back as it was, in both forms.
func TestWriteReadsBack(t *testing.T) {
	r, err := ReadYAML(strings.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	r.Overview = append(r.Overview, &Picture{Data: onePixel, Alt: "一个点"})
	r.Problems = Text{Paragraph{{Text: " 前有空格\t中有制表符"}}, Paragraph{{Text: `# "引号" \ 'x': {y} [z] & * ! % @ - ` + "`"}}, Paragraph{{Text: "\uFEFF零宽"}}}
	r.OtherMatters = Plain("- 不是列表\n# 不是注释\n---\n...\n'a': b\n{a}\n2024\ntrue\n|\n>\n%YAML\n\U00020164𠅤")
	for _, form := range []struct {
		name  string
		write func(b *bytes.Buffer) error
		read  func(b *bytes.Buffer) (*Report, error)
	}{
		{"JSON", func(b *bytes.Buffer) error { return WriteJSON(b, r) }, func(b *bytes.Buffer) (*Report, error) { return ReadJSON(b) }},
		{"YAML", func(b *bytes.Buffer) error { return WriteYAML(b, r) }, func(b *bytes.Buffer) (*Report, error) { return ReadYAML(b) }},
	} {
		var b bytes.Buffer
		if err := form.write(&b); err != nil {
			t.Fatalf("%s: %v", form.name, err)
		}
		text := b.String()
		got, err := form.read(&b)
		if err != nil {
			t.Fatalf("%s: %v\n%s", form.name, err, text)
		}
		if diff := cmp.Diff(r, got); diff != "" {
			t.Errorf("%s reads back otherwise (-want +got):\n%s\n%s", form.name, diff, text)
		}
	}
}

func TestReadErrors(t *testing.T) {
	const head = "office: 某局\nyear: 2024\n"
	for _, tc := range []struct{ name, in, want string }{
		{"empty", "", "the file is empty"},
		{"no office", "year: 2024\n", "office: missing"},
		{"blank office", "office: \"　\"\nyear: 2024\n", "1:9: office: missing"},
		{"no year", "office: 某局\n", "year: missing"},
		{"year 0", "office: 某局\nyear: 0\n", "2:7: year: missing"},
		{"unknown key", head + "colour: red\n", "3:1: colour: unknown key; known here are edition, office"},
		{"unknown row", head + "requests:\n  new: {alien: 1}\n", "4:9: requests.new.alien: unknown key; known here are individual,"},
		{"duplicate", head + "requests: {new: {individual: 1, individual: 2}}\n", `individual`},
		{"wrong type", head + "requests: {new: {individual: \"21\"}}\n", "3:30: requests.new.individual: a string where a number is wanted"},
		{"map for number", head + "requests: {new: {individual: {a: 1}}}\n", "requests.new.individual: a map where a number is wanted"},
		{"number for map", head + "requests: 5\n", "3:11: requests: a number where a map of"},
		{"negative", head + "requests: {new: {individual: -1}}\n", `3:30: requests.new.individual: "-1" is not a count: it is negative`},
		{"fraction", head + "requests: {new: {individual: 1.5}}\n", `"1.5" is not a count: it is not whole`},
		{"exponent", head + "requests: {new: {individual: 1e3}}\n", "a string where a number is wanted"},
		{"hexadecimal", head + "requests: {new: {individual: 0x10}}\n", `"0x10" is not a count`},
		{"over 2^53", head + "requests: {new: {individual: 9007199254740993}}\n", "is more than 9007199254740992"},
		{"negative amount", head + "proactive: {fees: {amount: -1.5}}\n", `"-1.5" is not an amount`},
		{"kind", head + "kind: shop\n", `3:7: kind: "shop" is not a kind of organ`},
		{"date", head + "published: 2025-02-30\n", `3:12: published: "2025-02-30" is not a date`},
		{"control", head + "overview: \"a\\u0007b\"\n", "3:11: overview, block 1, character 2: got U+0007"},
		{"picture", head + "overview: [{picture: {alt: x, data: aGVsbG8=}}]\n", "neither PNG nor JPEG"},
		{"picture file", head + "overview: [{picture: {alt: x, file: /etc/passwd}}]\n", "only where the reader is given a folder"},
		{"ragged table", head + "overview: [{table: {rows: [[a, b], [c]]}}]\n", "overview, block 1: got 1 cells in row 2, want 2"},
		{"alias", "office: &a 某局\nyear: 2024\n", "anchors, aliases"},
		{"two documents", head + "---\n" + head, "a second document"},
		{"stated total of a free figure", head + "stated: {figures: {requests.new.total: \"1\"}}\n", "not the address of a free figure"},
		{"JSON duplicate", `{"office": "某局", "year": 2024, "year": 2025}`, `1:32: year: the key stands twice`},
		{"JSON negative", "{\"office\": \"某局\", \"year\": 2024,\n\"requests\": {\"new\": {\"individual\": -1}}}", `2:36: requests.new.individual: "-1" is not a count`},
		{"JSON cut short", `{"office": "某局"`, "the file ends too early"},
		{"JSON followed", `{"office": "某局", "year": 2024} {}`, "something follows the report"},
		{"JSON surrogate", `{"office": "某\ud800局", "year": 2024}`, "half a surrogate pair"},
		{"JSON depth", strings.Repeat("[", 100), "nested more than"},
		{"not UTF-8", "office: 某局\nyear: \xff\n", "2:7: the byte 0xFF is not UTF-8"},
		{"YAML keys", head + strings.Repeat("a: b\n", 4001), "more than 4000 keys"},
		{"YAML depth", head + "overview: " + strings.Repeat("[", 100000), "brackets"},
	} {
		read := ReadYAML
		if strings.HasPrefix(tc.name, "JSON") {
			read = ReadJSON
			tc.in = strings.TrimSpace(tc.in)
		}
		r, err := read(strings.NewReader(tc.in))
		if err == nil {
			t.Errorf("%s: no error, read %v", tc.name, r)
			continue
		}
		var e *InputError
		if !errors.As(err, &e) {
			t.Errorf("%s: the error is a %T", tc.name, err)
		}
		if !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: the error is\n\t%v\nwant it to hold\n\t%s", tc.name, err, tc.want)
		}
	}
}

// onePixel is a whole PNG file of one grey pixel.
var onePixel = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82")
