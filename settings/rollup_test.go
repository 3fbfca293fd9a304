package settings

import (
	"strings"
	"testing"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

const city = `offices:
  - name: 某市人民政府
    short: [市政府]
    under:
      - {name: 某市教育局, short: [市教育局]}
      - {name: 某市某局, kind: vertical}
      - name: 某市民政局
        under: [{name: 某市福利院}]
      - name: 甲县人民政府
        under: [{name: 甲县教育局}, {name: 甲县民政局}]
      - name: 乙县人民政府
        under: [{name: 乙县教育局}, {name: 乙镇人民政府, under: [{name: 乙镇某办}]}]
`

// A roll-up over levels counts every office once.
func TestRollUp(t *testing.T) {
	o := read(t, city).Office("市政府")
	for _, tc := range []struct{ in, counted, within, missing, others, apart string }{
		{"", "", "", "某市教育局 某市民政局 某市福利院 甲县人民政府 乙县人民政府", "", ""},
		// By a short name, and below an organ that is no government.
		{"市教育局 某市福利院", "市教育局 某市福利院", "", "某市民政局 甲县人民政府 乙县人民政府", "", ""},
		{"某市民政局 某市教育局 某市福利院 甲县人民政府 乙县人民政府", "某市教育局 某市民政局 某市福利院 甲县人民政府 乙县人民政府", "", "", "", ""},
		// A county's report holds its offices', of which one is not there.
		{"甲县教育局 甲县人民政府", "甲县人民政府", "甲县教育局", "某市教育局 某市民政局 某市福利院 乙县人民政府", "", ""},
		// A county without one: its offices count, over two levels.
		{"乙县教育局 乙镇某办", "乙县教育局 乙镇某办", "", "某市教育局 某市民政局 某市福利院 甲县人民政府", "", ""},
		{"乙镇人民政府 乙镇某办", "乙镇人民政府", "乙镇某办", "某市教育局 某市民政局 某市福利院 甲县人民政府 乙县教育局", "", ""},
		{"某市教育局 某市教育局", "某市教育局 某市教育局", "", "某市民政局 某市福利院 甲县人民政府 乙县人民政府", "", ""},
		{"某市税务局 某市人民政府", "", "", "某市教育局 某市民政局 某市福利院 甲县人民政府 乙县人民政府", "某市税务局 某市人民政府", ""},
		// What its own system adds up is neither counted nor missed.
		{"某市某局 某市教育局", "某市教育局", "", "某市民政局 某市福利院 甲县人民政府 乙县人民政府", "", "某市某局"},
	} {
		var in []*report.Report
		for _, name := range strings.Fields(tc.in) {
			in = append(in, &report.Report{Office: name, Year: 2024})
		}
		u := o.RollUp(in)
		names := func(all []*report.Report) string {
			var b []string
			for _, r := range all {
				b = append(b, r.Office)
			}
			return strings.Join(b, " ")
		}
		if got := names(u.Counted); got != tc.counted {
			t.Errorf("%s: counted %s, want %s", tc.in, got, tc.counted)
		}
		if got := names(u.Within); got != tc.within {
			t.Errorf("%s: within %s, want %s", tc.in, got, tc.within)
		}
		if got := names(u.Apart); got != tc.apart {
			t.Errorf("%s: apart %s, want %s", tc.in, got, tc.apart)
		}
		if got := strings.Join(u.Missing, " "); got != tc.missing {
			t.Errorf("%s: missing %s, want %s", tc.in, got, tc.missing)
		}
		if got := names(u.Others); got != tc.others {
			t.Errorf("%s: others %s, want %s", tc.in, got, tc.others)
		}
	}
}

// A check of a roll-up goes by it: a county's offices are not added to the county.
func TestOptionsOfARollUp(t *testing.T) {
	s := read(t, city)
	whole := &report.Report{Office: "某市人民政府", Year: 2024}
	whole.ZeroBlanks()
	county := *whole
	county.Office = "甲县人民政府"
	part := county
	part.Office = "甲县教育局"
	whole.Requests.New.Individual, county.Requests.New.Individual, part.Requests.New.Individual = report.N(2), report.N(2), report.N(1)
	result, err := validate.Check(whole, s.Options(whole, validate.Options{Subordinates: []*report.Report{&county, &part}}))
	if err != nil {
		t.Fatal(err)
	}
	missing := 0
	for _, f := range result.Findings {
		switch f.Code {
		case "SUB001", "SUB005":
			t.Error(f.Message(language.Chinese))
		case "SUB003":
			missing++
		}
	}
	if missing == 0 {
		t.Error("nobody is missing")
	}
}
