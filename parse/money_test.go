package parse_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
)

// TestUnitOfMoney: an amount in another unit than the form's is converted exactly and said
// so; where the unit is not certain it is blank and quoted.
func TestUnitOfMoney(t *testing.T) {
	const head = "本年收费金额（单位：万元）"
	page, err := os.ReadFile(filepath.Join(fixtures, "page-cms.html"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(filepath.Join(fixtures, "lines.txt"))
	if err != nil {
		t.Fatal(err)
	}
	was := fee(open(t, filepath.Join(fixtures, "page-cms.html")))
	for _, c := range []struct {
		name, head, figure, above string
		want                      string
		code                      parse.Code
	}{
		{"as in the form", head, "110.32", "", "110.32", ""},
		{"in the cell, as in the form", head, "110.32万元", "", "110.32", ""},
		{"in the head", "本年收费金额（单位：元）", "380", "", "0.038", parse.AmountConverted},
		{"in the head, without its words", "收费金额（元）", "380", "", "0.038", parse.AmountConverted},
		{"in the head, thousands", "本年收费金额（单位：千元）", "1,103.2", "", "110.32", parse.AmountConverted},
		{"in the head, 亿元", "本年收费金额（单位：亿元）", "1.2", "", "12000", parse.AmountConverted},
		{"in the head, nothing", "本年收费金额（单位：元）", "0", "", "0", ""},
		{"in the cell", head, "380元", "", "0.038", parse.AmountConverted},
		{"in the cell, 亿元", head, "1.2亿元", "", "12000", parse.AmountConverted},
		{"in the cell, nothing", head, "0元", "", "0", ""},
		{"above", "本年收费金额", "380", "单位：件、元", "0.038", parse.AmountConverted},
		{"above, as in the form", "本年收费金额", "380", "单位：件、万元", "380", ""},
		{"above and in the head otherwise", head, "380", "单位：元", "", parse.AmountUnit},
		{"two in the head", "本年收费金额（单位：元/万元）", "380", "", "", parse.AmountUnit},
		{"two, but nothing", "本年收费金额（单位：元/万元）", "0", "", "0", ""},
		{"of another country", "本年收费金额（单位：万美元）", "380", "", "", parse.AmountUnit},
		{"too small", "本年收费金额（单位：元）", "0.00001", "", "", parse.AmountUnit},
		{"of the office, not of money", head, "110.32", "本单位收费380元", "110.32", ""},
	} {
		for name, doc := range map[string]string{"page": string(page), "text": string(text)} {
			doc = strings.NewReplacer(head, c.head, was, c.figure).Replace(doc)
			if c.above != "" {
				i := strings.Index(doc, "第二十条第（一）项")
				line := c.above + "\n"
				if name == "page" {
					i, line = strings.LastIndex(doc[:i], "<table"), "<p>"+c.above+"</p>"
				}
				doc = doc[:i] + line + doc[i:]
			}
			res, err := parse.Read("", bytes.NewReader([]byte(doc)))
			if err != nil {
				t.Fatal(err)
			}
			got := fee(res)
			codes := 0
			for _, d := range res.Diagnostics {
				if d.Code == parse.AmountConverted || d.Code == parse.AmountUnit {
					if codes++; d.Code != c.code || !strings.Contains(d.Quote, c.figure) || d.Read != c.want && c.want != "" {
						t.Errorf("%s, %s: %s", c.name, name, d.String())
					}
				}
			}
			if got != c.want || (codes == 1) != (c.code != "") {
				t.Errorf("%s, %s: %q, want %q; %d diagnostics\n%s", c.name, name, got, c.want, codes, describe(res))
			}
		}
	}
}

// fee is the amount that a document has.
func fee(res *parse.Result) string {
	v, err := res.Report.Value("proactive.fees.amount")
	if err != nil {
		return err.Error()
	}
	return v.String()
}
