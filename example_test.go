package annualreport_test

import (
	"bytes"
	"fmt"
	"log"

	"golang.org/x/text/language"

	"github.com/govdisclosure/annualreport/render/pdf"
	"github.com/govdisclosure/annualreport/report"
	"github.com/govdisclosure/annualreport/validate"
)

// A report in a screenful: filled in, checked, printed.
func Example() {
	r := &report.Report{
		Office:       "某某市某某局",
		Kind:         report.Department,
		Year:         2024,
		Opening:      report.Plain("根据《中华人民共和国政府信息公开条例》编制本报告。所列数据的统计期限自2024年1月1日起至2024年12月31日止。"),
		Overview:     report.Plain("（一）主动公开。全年主动公开政府信息327条。\n（二）依申请公开。全年收到政府信息公开申请22件，上年结转2件，答复23件。"),
		Problems:     report.Plain("一是信息更新不够及时。二是解读形式单一。\n下一步，一是落实更新时限，二是丰富解读形式。"),
		OtherMatters: report.Plain("2024年，我局未收取信息处理费。"),
	}
	r.Requests.New = report.Applicants{Individual: report.N(21), Enterprise: report.N(1)}
	r.Requests.CarriedIn.Individual = report.N(2)
	r.Requests.Outcome.Granted = report.Applicants{Individual: report.N(21), Enterprise: report.N(1)}
	r.Requests.CarriedOut.Individual = report.N(1)
	r.ZeroBlanks() // what was not filled in did not occur

	// 21 + 2 requests came in; 21 + 1 are accounted for.
	result, err := validate.Check(r, validate.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range result.Findings {
		if f.Severity == validate.Error {
			fmt.Println(f.Message(language.Chinese))
		}
	}

	var file bytes.Buffer // or an os.File
	if err := (pdf.Renderer{}).Render(&file, r); err != nil {
		log.Fatal(err)
	}
	fmt.Println(bytes.HasPrefix(file.Bytes(), []byte("%PDF-1.7")))
	// Output:
	// “表三 申请人情况 自然人”列勾稽关系不成立：“一、本年新收政府信息公开申请数量”21、“二、上年结转政府信息公开申请数量”2，合计23；“（七）总计”21、“四、结转下年度继续办理”1，合计22。
	// true
}
