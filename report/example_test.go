package report_test

import (
	"fmt"
	"log"
	"os"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// An address leads to the cell of the form, its labels, its articles and its value.
func ExampleReport_Value() {
	r := &report.Report{Office: "某某市某某局", Year: 2024}
	r.Requests.New = report.Applicants{Individual: report.N(21), Enterprise: report.N(1)}
	r.ZeroBlanks()

	const address = "requests.new.total"
	f, err := r.Edition().Figure(address)
	if err != nil {
		log.Fatal(err)
	}
	v, err := r.Value(address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(f.Label().ZH)
	fmt.Println(f.Basis[0].Label().ZH, f.Unit.Label().ZH, f.Free(), v)
	// Output:
	// 表三 一、本年新收政府信息公开申请数量 · 申请人情况 总计
	// 第二十九条 件 false 22
}

// Reading is strict, and says everything that is wrong at once.
func ExampleReadYAML() {
	_, err := report.ReadYAML(strings.NewReader(`
office: 某某市某某局
year: 2024
requests:
  new: {individual: 21, enterprize: 1}
  carried_in: {individual: -2}
`))
	fmt.Println(err)
	// Output:
	// line 5:25: requests.new.enterprize: unknown key; known here are individual, enterprise, research, charity, legal_service, other_org, total [input.unknown_key]
	// line 6:28: requests.carried_in.individual: "-2" is not a count: it is negative [report.count]
}

// What is blank is left out, and rows of figures stand on one line each.
func ExampleWriteYAML() {
	r := &report.Report{Office: "某某市某某局", Kind: report.Department, Year: 2024}
	r.Overview = report.Plain("（一）主动公开。全年公开12条。\n（二）依申请公开。未收到申请。")
	r.Requests.New.Individual = report.N(0)
	r.Stated.Figures = map[report.Address]string{"requests.new.total": ""}
	if err := report.WriteYAML(os.Stdout, r); err != nil {
		log.Fatal(err)
	}
	// Output:
	// office: 某某市某某局
	// kind: department
	// year: 2024
	// overview: |
	//   （一）主动公开。全年公开12条。
	//   （二）依申请公开。未收到申请。
	// requests:
	//   new: {individual: 0, total: ""}
}
