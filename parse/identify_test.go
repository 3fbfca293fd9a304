package parse_test

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

// TestInferred: where no title says whose report it is, what the opening calls the report
// counts before who compiled it, and that before whom to ask.
func TestInferred(t *testing.T) {
	const ask = "如对本报告有疑问，请与云川市人民政府政务公开办公室联系。"
	const asked = "如有疑问，请与云川市体育局（地址：云川市人民路1号，电话：12345678）联系。"
	for _, c := range []struct {
		opening, office string
		year            int
	}{
		{ask, "云川市人民政府政务公开办公室", 0},
		{asked, "云川市体育局", 0},
		{"如有疑问，请向云川市体育局（云川市全民健身中心）咨询。", "云川市体育局（云川市全民健身中心）", 0},
		{"如有疑问，请与我局办公室联系。", "", 0},
		{"本报告由云川市教育局按照《中华人民共和国政府信息公开条例》要求编制。" + ask, "云川市教育局", 0},
		{"本报告由于都县教育局（于都县体育局）编制。" + ask, "于都县教育局（于都县体育局）", 0},
		{"本报告由云川市教育局办公室编制。", "云川市教育局办公室", 0},
		{"本报告由本机关编制。" + ask, "云川市人民政府政务公开办公室", 0},
		{"现公布合江县２０２２年政府信息公开工作年度报告。本报告由合江县人民政府办公室编制。" + ask, "合江县", 2022},
		{"根据有关规定，现将于都县教育局2022年政府信息公开工作情况报告如下。" + ask, "于都县教育局", 2022},
		{"现向社会公布2022年度云川市教育局政府信息公开工作年度报告。", "云川市教育局", 2022},
		{"现公布合江县2022年政府信息公开工作情况，请与合江县人民政府办公室联系。", "合江县", 2022},
		{"现公布2022年政府信息公开工作年度报告。" + ask, "云川市人民政府政务公开办公室", 2022},
	} {
		doc := c.opening + "\n一、总体情况\n无。\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。\n"
		res, err := parse.Read("", strings.NewReader(doc))
		if err != nil {
			t.Fatal(err)
		}
		if res.Report.Office != c.office || res.Report.Year != c.year {
			t.Errorf("%s: %q, %d; want %q, %d", c.opening, res.Report.Office, res.Report.Year, c.office, c.year)
		}
		if want := min(len(c.office), 1); count(res, parse.OfficeInferred) != want {
			t.Errorf("%s:\n%s", c.opening, describe(res))
		}
	}
}

// TestKindOfArea: a report named after an area alone is its government's, and its name
// stays as it is written.
func TestKindOfArea(t *testing.T) {
	for name, want := range map[string]report.Kind{
		"合江县":     report.Government,
		"合江县人民政府": report.Government,
		"双江拉祜族佤族布朗族傣族自治县": report.Government,
		"合江县教育局":          report.KindUnstated,
		"合江县人民政府办公室":      report.KindUnstated,
	} {
		res, err := parse.Read("", strings.NewReader(string(titled(titles[0], name))))
		if err != nil {
			t.Fatal(err)
		}
		if res.Report.Kind != want || res.Report.Office != name {
			t.Errorf("%s: %v, %q", name, res.Report.Kind, res.Report.Office)
		}
	}
}
