package facts

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

// outline writes counts with their parts in braces.
func outline(counts []Count) string {
	var b strings.Builder
	for i, c := range counts {
		if i > 0 {
			b.WriteString(" ")
		}
		b.WriteString(c.Value.String() + c.Unit)
		if c.Share != nil {
			b.WriteString("~" + c.Share.String() + "%")
		}
		if c.Open {
			b.WriteString("…")
		}
		if len(c.Parts) > 0 {
			b.WriteString("{" + outline(c.Parts) + "}")
		}
	}
	return b.String()
}

func TestCounts(t *testing.T) {
	for text, want := range map[string]string{
		"共收到申请50件，其中甲类20件、乙类11件、丙类19件。":               "50件{20件 11件 19件}",
		"共收到申请50件（其中甲类20件、乙类30件），办结48件。":              "50件{20件 30件}",
		"收到申请22件，办结20件，结转2件。":                         "",
		"公开信息309条，其中规范性文件2件，公告90条；发布解读12篇。":           "309条{2件 90条}",
		"办结40件，其中予以公开22件，不予公开18件，其中国家秘密1件、内部事务信息17件。": "40件{22件 18件{1件 17件}}",
		"办结40件，其中不予公开8件，其中国家秘密1件、内部事务信息7件，无法提供32件。":   "40件{8件{1件 7件} 32件}",
		"收到43件，其中自然人40件，企业3件，办结41件，结转2件。":             "43件{40件 3件}",
		"自然人21件（95.5%）、企业1件（4.5%）。":                   "21件~95.5% 1件~4.5%",
		"收到22件，其中自然人21件，占95.5%，企业1件，占4.5%。":           "22件{21件~95.5% 1件~4.5%}",
		"收到3件，分别为自然人2件、企业1件。":                         "3件{2件 1件}",
		"办结612件（含上年结转40件），其中予以公开110件（17.97%）。":        "612件{40件 110件~17.97%}",
		"编发公报12期，其中专刊2期等。":                            "12期…{2期}",
	} {
		if got := outline(NewReader(&report.Report{Year: 2024}).Counts(text)); got != want {
			t.Errorf("%s\n  got  %s\n  want %s", text, got, want)
		}
	}
}

// A list ends where it makes up its whole or where another sort of word begins.
func TestLists(t *testing.T) {
	for text, want := range map[string]string{
		"办理申请9件，其中自然人7件，法人2件，予以公开3件，不予公开6件。": "7件 2件 | 3件 6件",
		"办理申请9件，其中甲类7件，乙类2件，丙类4件，丁类5件。":      "7件 2件 | 4件 5件",
		"办理申请9件，其中甲类7件，乙类3件。":                "7件 3件",
		"公开信息309条，其中规范性文件2件，公告90条。":          "90条",
	} {
		counts := NewReader(&report.Report{Year: 2024}).Counts(text)
		if len(counts) != 1 {
			t.Errorf("%s: %s", text, outline(counts))
			continue
		}
		var lists []string
		for _, l := range counts[0].Lists() {
			lists = append(lists, outline(l))
		}
		if got := strings.Join(lists, " | "); got != want {
			t.Errorf("%s\n  got  %s\n  want %s", text, got, want)
		}
	}
}

// Whatever a paragraph holds, its counts lie within it.
func FuzzCounts(f *testing.F) {
	for _, s := range readSentences(f)[:40] {
		f.Add(s.text)
	}
	f.Add("1件（（其中2件，分别3件）（4%")
	f.Fuzz(func(t *testing.T, s string) {
		var check func(all []Count)
		check = func(all []Count) {
			for _, c := range all {
				if c.Start < 0 || c.Start >= c.End || c.End > len(s) {
					t.Fatalf("%q: %d–%d", s, c.Start, c.End)
				}
				check(c.Parts)
			}
		}
		check(NewReader(&report.Report{Year: 2024}).Counts(s))
	})
}
