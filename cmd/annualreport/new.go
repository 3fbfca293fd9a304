package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/govdisclosure/annualreport/internal/outputs"
	"github.com/govdisclosure/annualreport/internal/terminal"
	"github.com/govdisclosure/annualreport/parse"
	"github.com/govdisclosure/annualreport/report"
)

var draft = command{
	name:    "new",
	summary: report.Label{ZH: "起草：生成一份待填写的报告，可以沿用上年报告", EN: "begins a report to be filled in, from last year's or from nothing"},
	more: report.Label{
		ZH: "沿用上年的机关、类别、联系方式、各级小标题，上年“结转下年度”的数字填入“上年结转”；\n引言中的统计期限改为新的年度，其他内容留空。写成 YAML 时每个空格后面注明栏目名称，\n并在旁边放一份数据规格，供编辑器提示和核对。",
		EN: "Taken over are the office, its kind and contact, the headings, and what last year\ncarried out; the period in the opening is moved on; all else is blank. YAML names\nevery cell behind it, and the schema is put beside it for editors."},
	setUp: func(p *program, o *options) func([]string) (int, error) {
		from := o.text("from", "", report.Label{ZH: "文件", EN: "FILE"}, report.Label{ZH: "上年的报告，任何能读取的格式", EN: "last year's report, in any shape that is read"})
		out := o.text("o", "-", report.Label{ZH: "文件", EN: "FILE"}, report.Label{ZH: "写到哪里：.yaml、.docx 等；默认以 YAML 写到标准输出", EN: "where to write: .yaml, .docx and so on; standard output as YAML by default"})
		office := o.text("office", "", report.Label{ZH: "机关", EN: "NAME"}, report.Label{ZH: "行政机关全称", EN: "the organ's full name"})
		year := o.number("year", report.Label{ZH: "年份", EN: "YEAR"}, report.Label{ZH: "新报告的年度", EN: "the year of the new report"})
		kind := o.text("kind", "", report.Label{ZH: "类别", EN: "KIND"}, kindChoices())
		force, setting := forcing(o), p.setting(o)
		return func([]string) (int, error) {
			if err := setting(*out); err != nil {
				return 0, err
			}
			d := drafting{program: p, office: *office, year: *year}
			var err error
			if *kind != "" {
				if d.kind, err = report.ParseKind(*kind); err != nil {
					return 0, said{report.Label{ZH: "-kind 只能是下列之一。" + kindChoices().ZH, EN: "-kind: " + err.Error()}}
				}
			}
			r, err := d.report(*from)
			if err != nil {
				return 0, err
			}
			return terminal.Done, d.write(*out, *force, r)
		}
	},
}

// drafting is one run of the subcommand.
type drafting struct {
	*program
	office string
	year   int
	kind   report.Kind
}

// report begins the report, and says what of last year's was not taken over.
func (d *drafting) report(from string) (*report.Report, error) {
	r := &report.Report{Office: d.office, Year: d.year}
	if from != "" {
		last, err := d.read(from, parse.Options{Office: d.office})
		if err != nil {
			return nil, err
		}
		switch {
		case d.year > 0 && last.Year == 0: // a document that does not say of when it is
			last.Year = d.year - 1
		case d.year > 0 && last.Year != d.year-1:
			return nil, said{report.Label{
				ZH: fmt.Sprintf("%s 是%d年度的报告，不是%d年度的上年报告", from, last.Year, d.year),
				EN: fmt.Sprintf("%s is the report for %d, not that of the year before %d", from, last.Year, d.year)}}
		}
		if err := known(from, last); err != nil {
			return nil, err
		}
		var left []report.LeftOut
		if r, left, err = report.Next(last); err != nil {
			return nil, fmt.Errorf("%s: %w", from, err)
		}
		for _, l := range left {
			fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "引言第%d段没有沿用：%s", EN: "the opening, paragraph %d, not taken over: %s"}, l.Block, l.Text))
		}
		d.notCarried(r)
	}
	if d.kind != report.KindUnstated {
		r.Kind = d.kind
	}
	d.named(r)
	if r.Office == "" || r.Year == 0 {
		return nil, said{report.Label{ZH: "请用 -from 给出上年的报告，或者用 -office 和 -year 给出机关和年度", EN: "give last year's report with -from, or the office and the year with -office and -year"}}
	}
	return r, nil
}

// notCarried names the cells that last year should have handed on and that it left blank,
// or that could not be read: they are left to the one who fills in.
func (d *drafting) notCarried(r *report.Report) {
	f := r.Edition()
	var blank []string
	for i := range f.Sections() {
		t := f.Sections()[i].Table
		if t == nil {
			continue
		}
		for _, c := range t.Carries {
			figure, err := f.Figure(c.In)
			if err != nil || !figure.Free() {
				continue
			}
			if v, err := r.Value(c.In); err == nil && v.Blank() {
				blank = append(blank, d.in(figure.Label()))
			}
		}
	}
	if len(blank) > 0 {
		fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "上年报告中没有读到，须自行填写：%s", EN: "not read in last year's report, to be filled in: %s"}, strings.Join(blank, d.in(report.Label{ZH: "；", EN: "; "}))))
	}
}

// write writes the report as the name of the file says.
func (d *drafting) write(out string, force bool, r *report.Report) error {
	scaffold := func(schema string) func(io.Writer) error {
		return func(w io.Writer) error {
			return report.WriteScaffold(w, r, report.Scaffold{Schema: schema, English: d.english})
		}
	}
	if out == "-" {
		return scaffold("")(d.Out)
	}
	switch strings.ToLower(filepath.Ext(out)) {
	case ".yaml", ".yml":
	default:
		if err := d.writeReport(out, force, new(outputs.Own), r); err != nil {
			return err
		}
		fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "已写 %s。填好后运行 annualreport check %s", EN: "%s is written. When it is filled in: annualreport check %s"}, out, out))
		return nil
	}
	schema := schemaName(r.Edition())
	if err := d.program.write(out, force, scaffold("./"+schema)); err != nil {
		return err
	}
	beside := filepath.Join(filepath.Dir(out), schema)
	if err := d.program.write(beside, false, schemaOf(r.Edition())); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	fmt.Fprintln(d.Err, d.sprintf(report.Label{ZH: "已写 %s；编辑器按 %s 提示。填好后运行 annualreport check %s", EN: "%s is written; editors go by %s. When it is filled in: annualreport check %s"}, out, beside, out))
	return nil
}

// schemaName is the name of the file with the JSON Schema of an edition.
func schemaName(f *report.Format) string {
	if f == report.Edition2021() {
		return "annualreport.schema.json"
	}
	return "annualreport-" + f.ID() + ".schema.json"
}

func schemaOf(f *report.Format) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(report.Schema(f))
		return err
	}
}

// kindChoices lists the kinds of organ, each by its key and its name.
func kindChoices() report.Label {
	var zh, en []string
	for _, k := range report.Kinds()[1:] {
		zh, en = append(zh, k.Key+" "+k.Label.ZH), append(en, k.Key)
	}
	return report.Label{ZH: "机关类别：" + strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}
