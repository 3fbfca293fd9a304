package report

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestNextOpening(t *testing.T) {
	for _, tc := range []struct{ last, want, left string }{
		{"现将2023年度政府信息公开工作情况报告如下。", "现将2024年度政府信息公开工作情况报告如下。", ""},
		{"统计期限自2023年1月1日起至2023年12月31日止。", "统计期限自2024年1月1日起至2024年12月31日止。", ""},
		{"统计期限为2023 年 1 月 1 日至 12 月 31 日。", "统计期限为2024 年 1 月 1 日至 12 月 31 日。", ""},
		{"数据统计期限为2023.1.1至2023.12.31。", "数据统计期限为2024.1.1至2024.12.31。", ""},
		{"自二○二三年一月一日至二○二三年十二月三十一日。", "自二○二四年一月一日至二○二四年十二月三十一日。", ""},
		{"按照国办公开办函〔2021〕30号和条例（国务院令第711号）编制。", "按照国办公开办函〔2021〕30号和条例（国务院令第711号）编制。", ""},
		{"条例（2007年4月5日公布，2019年4月3日修订）规定。", "条例（2007年4月5日公布，2019年4月3日修订）规定。", ""},
		{"2023年，我局主动公开信息327条。由办公室负责。", "由办公室负责。", "2023年，我局主动公开信息327条。"},
		{"《办法》自2023年1月1日起施行。", "", "《办法》自2023年1月1日起施行。"},
		{"与2022年相比有所增长。", "", "与2022年相比有所增长。"},
		{"申请量较上年增长。", "", "申请量较上年增长。"},
		{"地址：某路12号3楼，邮编：100000，电话：010-12345678。", "地址：某路12号3楼，邮编：100000，电话：010-12345678。", ""},
		{"报告可在www.example.gov.cn/2023/下载。", "报告可在www.example.gov.cn/2023/下载。", ""},
		{"某局2023年政府信息公开工作年度报告由总体情况等六部分组成。", "某局2024年政府信息公开工作年度报告由总体情况等六部分组成。", ""},
	} {
		next, left, err := Next(&Report{Office: "某局", Year: 2023, Opening: Plain(tc.last)})
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, l := range left {
			out = append(out, l.Text)
		}
		if got := strings.TrimSpace(next.Opening.String()); got != tc.want || strings.Join(out, "") != tc.left {
			t.Errorf("%s\n got %q, left out %q\nwant %q, left out %q", tc.last, got, out, tc.want, tc.left)
		}
	}
}

// Weights stay with their characters, and a picture is left out and said.
func TestNextOpeningOfRuns(t *testing.T) {
	last := &Report{Office: "某局", Year: 2023, Opening: Text{
		Paragraph{{Text: "自20"}, {Text: "23年1月1日", Bold: true}, {Text: "起。2023年发布3条。"}},
		&Picture{Alt: "示意图"},
	}}
	next, left, err := Next(last)
	if err != nil {
		t.Fatal(err)
	}
	want := Text{Paragraph{{Text: "自20"}, {Text: "24年1月1日", Bold: true}, {Text: "起。"}}}
	if got, want := next.Opening.String()+runsOf(next.Opening), want.String()+runsOf(want); got != want {
		t.Errorf("%v", next.Opening)
	}
	if len(left) != 2 || left[1] != (LeftOut{2, "示意图"}) {
		t.Errorf("left out %v", left)
	}
}

func runsOf(t Text) string {
	data, err := t.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// What was carried out is carried in, in every edition; headings stay, all else is blank.
func TestNextOfSamples(t *testing.T) {
	var files []string
	for _, pattern := range []string{"../testdata/reports/*.yaml", "../testdata/editions/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		last, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		next, _, err := Next(last)
		if err != nil {
			t.Fatal(err)
		}
		if next.Office != last.Office || next.Kind != last.Kind || next.Contact != last.Contact || next.Year != last.Year+1 {
			t.Errorf("%s: %v", file, next)
		}
		if last.Year == 2020 && next.Edition() != Edition2021() || last.Year == 2019 && next.Edition() != Edition2019() {
			t.Errorf("%s: the edition %s", file, next.Edition().ID())
		}
		carried := map[Address]Address{}
		for i := range next.Edition().Sections() {
			if table := next.Edition().Sections()[i].Table; table != nil {
				for _, c := range table.Carries {
					carried[c.In] = c.Out
				}
			}
		}
		if len(carried) != 7 {
			t.Fatalf("%d cells are carried", len(carried))
		}
		for i := range next.Edition().figures {
			f := &next.Edition().figures[i]
			if !f.Free() {
				continue
			}
			want := ""
			if out, ok := carried[f.Address]; ok {
				v, err := last.Value(out)
				if err != nil {
					t.Fatal(err)
				}
				want = v.String()
			}
			if got := next.value(f).String(); got != want {
				t.Errorf("%s: %s is %q, want %q", file, f.Address, got, want)
			}
		}
		if !next.Published.IsZero() || next.Stated.Title != "" || next.Stated.Headings != nil || next.Stated.Figures != nil {
			t.Errorf("%s: something is stated", file)
		}
		for _, key := range next.Edition().TextKeys() {
			text, _ := next.Text(key)
			for _, block := range text {
				if level, end := Numbering(block.(Paragraph).String()); key != openingKey && (level == 0 || end != len(block.(Paragraph).String())) {
					t.Errorf("%s: %s holds %q", file, key, block)
				}
			}
			if strings.Contains(text.String(), spelled(last.Year, spellings[0])) {
				t.Errorf("%s: %s speaks of last year: %s", file, key, text)
			}
		}
	}
	for _, r := range []*Report{nil, {}, {Office: "某局"}} {
		if _, _, err := Next(r); err == nil {
			t.Errorf("%v: no error", r)
		}
	}
}
