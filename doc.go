// Package annualreport is the root of a module that produces, checks and reads the
// 政府信息公开工作年度报告, the yearly report on government information disclosure
// that every Chinese administrative organ publishes in the format of
// 国办公开办函〔2021〕30号.
//
// The packages are:
//
//   - report: the canonical model, the form as data, JSON and YAML
//   - validate: the rules that a report is checked against before it is published
//   - render: the composed document, and with it render/docx, render/pdf and
//     render/markdown, which write it
//   - parse: reports back from published pages, Word files and text
//
// A first program:
//
//	r, err := report.Open("report.yaml")
//	if err != nil {
//		log.Fatal(err) // file, line, address and what is wrong there
//	}
//	result, err := validate.Check(r, validate.Options{})
//	if err != nil {
//		log.Fatal(err)
//	}
//	for _, f := range result.Findings {
//		fmt.Println(f.Message(language.Chinese))
//	}
//	f, err := os.Create("report.pdf")
//	if err != nil {
//		log.Fatal(err)
//	}
//	if err := (pdf.Renderer{}).Render(f, r); err != nil {
//		log.Fatal(err)
//	}
//	if err := f.Close(); err != nil {
//		log.Fatal(err)
//	}
package annualreport

//go:generate go run ./internal/apilist -o docs/api.txt
