package report

import (
	"io"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Scaffold says how a file to fill in is written.
type Scaffold struct {
	// Schema is where editors find the JSON Schema of the file: a path, relative to the
	// file, or a URL. "" leaves the line out.
	Schema string
	// English writes the comments in English.
	English bool
}

// WriteScaffold writes the report as YAML to be filled in: every field, text and free
// figure of the form has its key, blank or not, and behind it its name as a comment.
// Totals have none, since they derive; one that is stated is kept. Filled in with an
// office and a year, the file is read by [ReadYAML] as it stands, and gives the report
// back.
//
// The report may lack its office and its year. What else is not well formed is an error.
func WriteScaffold(w io.Writer, r *Report, o Scaffold) error {
	if r == nil {
		return message.Errorf("report.none")
	}
	fs, err := r.malformed(nil, 0)
	if err != nil {
		return err
	}
	fs = slices.DeleteFunc(fs, func(f *Failure) bool {
		return f.Kind == FailMissing && (f.Where == "office" && r.Office == "" || f.Where == "year" && r.Year == 0)
	})
	if err := fs.err(); err != nil {
		return err
	}
	if strings.ContainsAny(o.Schema, "\r\n") {
		return message.Errorf("report.schema_line")
	}
	s := scaffold{r: r, f: r.Edition(), english: o.English}
	if o.Schema != "" {
		s.b = append(s.b, "# yaml-language-server: $schema="+o.Schema+"\n"...)
	}
	s.head()
	s.fields()
	for i := range s.f.spec.Sections {
		s.section(&s.f.spec.Sections[i])
	}
	if stated := r.encodeStated(); len(stated.pairs) > 0 {
		s.b = appendYAML(s.b, &node{kind: nodeMap, pairs: []pair{{key: "stated", value: stated}}}, 0)
	}
	data, err := readableYAML(s.b)
	if err != nil {
		return err
	}
	return writeAll(w, data)
}

type scaffold struct {
	r       *Report
	f       *Format
	english bool
	b       []byte
}

// head says how the file is filled in.
func (s *scaffold) head() {
	for _, l := range []Label{
		s.f.Notice(),
		{"数字填在冒号之后；没有发生的填 0，空着表示尚未填写。合计自动计算，不必填写。",
			"Figures go behind the colon: 0 where nothing occurred; blank means not filled in yet.\n# Totals derive."},
		{"文字写在“|”下面，一行一个自然段，前面空两格。",
			"Texts go below a |, a paragraph a line, two spaces before it."},
	} {
		s.b = append(s.b, "# "+l.In(s.english)+"\n"...)
	}
}

// line writes a key with its value and a comment.
func (s *scaffold) line(depth int, key, value, comment string) {
	s.b = append(indent(s.b, depth), key+":"...)
	if value != "" {
		s.b = append(s.b, " "+value...)
	}
	if comment != "" {
		s.b = append(s.b, " # "+comment...)
	}
	s.b = append(s.b, '\n')
}

// scalar writes a string as YAML has it, "" where there is none.
func scalar(text string) string {
	if text == "" {
		return ""
	}
	return string(appendScalar(nil, text))
}

// fields writes what stands outside the sections.
func (s *scaffold) fields() {
	r := s.r
	comment := func(key string) string {
		l, _ := FieldLabel(key)
		return l.In(s.english)
	}
	if s.f.ID() != Edition2021().ID() {
		s.line(0, "edition", string(appendQuoted(nil, s.f.ID())), Label{"格式版本", "edition of the form"}.In(s.english))
	}
	s.line(0, "office", scalar(r.Office), Label{"行政机关全称", "full name of the organ"}.In(s.english))
	s.kind()
	year := ""
	if r.Year != 0 {
		year = number(r.yearText()).text
	}
	s.line(0, "year", year, Label{"统计年份", "the year of the figures"}.In(s.english))
	s.line(0, "published", scalar(r.Published.String()), Label{"公布日期，如 2025-01-20", "day of publication, as 2025-01-20"}.In(s.english))
	s.line(0, "contact", "", comment("contact"))
	for _, p := range contactParts {
		s.line(1, p.key, scalar(*p.field(&r.Contact)), p.label.In(s.english))
	}
	s.text(0, openingKey, openingKey, Label{"引言：编制依据、统计期限、联系方式", "the opening: basis, period, contact"})
}

// kind writes the kind below a list of all, and beside a blank one which the name tells.
func (s *scaffold) kind() {
	const inLine = 4
	sep := Label{"、", ", "}.In(s.english)
	text := Label{"机关类别：", "Kind of organ: "}.In(s.english)
	for i, k := range kindFacts[1:] {
		if i > 0 {
			text += sep
			if i%inLine == 0 {
				text = strings.TrimRight(text, " ") + "\n# "
			}
		}
		text += k.Key + " " + k.Label.In(s.english)
	}
	s.b = append(s.b, "# "+text+"\n"...)
	comment := ""
	if kind, inferred := s.r.OrganKind(); inferred {
		f := kind.Facts()
		comment = Label{"空着则按名称认定为 ", "blank: by the name it is "}.In(s.english) + f.Key + Label{"（" + f.Label.ZH + "）", " (" + f.Label.EN + ")"}.In(s.english)
	}
	s.line(0, "kind", scalar(s.r.Kind.String()), comment)
}

// text writes a text below a comment, blank where there is none.
func (s *scaffold) text(depth int, key, where string, label Label) {
	t, _ := s.r.Text(where) // the key is the form's own
	if len(t) == 0 {
		s.line(depth, key, "", label.In(s.english))
		return
	}
	s.b = append(indent(s.b, depth), "# "+label.In(s.english)+"\n"...)
	s.b = appendYAML(s.b, &node{kind: nodeMap, pairs: []pair{{key: key, value: encodeText(t)}}}, depth)
}

func (s *scaffold) section(section *Section) {
	label := Label{section.Heading(), section.Title.EN}
	s.b = append(s.b, '\n')
	if section.Table == nil {
		s.text(0, section.Key, section.Key, label)
		return
	}
	s.line(0, section.Key, "", label.In(s.english))
	var columns [][]Label
	for i := range s.f.figures {
		if f := &s.f.figures[i]; f.Section.Key == section.Key {
			columns = append(columns, f.ColumnLabels)
		}
	}
	everywhere := commonBegin(columns) // tells no cell from another
	s.text(1, "lead", section.Key+".lead", Label{"表格之前的文字", "text above the table"})
	for _, b := range s.f.root.child(section.Key).branches {
		s.figures(1, b, everywhere)
	}
	s.text(1, "notes", section.Key+".notes", Label{"表格之后的文字", "text below the table"})
}

// figures writes what nests along a branch. said are the labels that stand above it.
func (s *scaffold) figures(depth int, b *branch, said []Label) {
	if b.figure == nil {
		if !s.anyToWrite(b) {
			return // totals alone
		}
		own := without(s.shared(b.path), said)
		s.line(depth, b.key, "", s.joined(own))
		for _, child := range b.branches {
			s.figures(depth+1, child, append(slices.Clip(said), own...))
		}
		return
	}
	figure := b.figure
	if !s.anyToWrite(b) {
		return
	}
	own := without(append(slices.Clip(figure.RowLabels), figure.ColumnLabels...), said)
	value := ""
	n := node{kind: nodeMap}
	if s.r.putFigures(&n, b); len(n.pairs) > 0 {
		v := &n.pairs[0].value
		if value = v.text; v.kind == nodeString {
			value = string(appendQuoted(nil, v.text))
		}
	}
	s.line(depth, b.key, value, s.joined(own))
}

// anyToWrite reports whether a branch has a figure that is written: one that is free, or a
// total that is stated.
func (s *scaffold) anyToWrite(b *branch) bool {
	if b.figure != nil {
		_, stated := s.r.Stated.Figures[b.figure.Address]
		return stated || b.figure.Free()
	}
	return slices.ContainsFunc(b.branches, s.anyToWrite)
}

// shared returns the labels that name what nests below a path: those of the rows that all
// its figures share, or where the rows have none, those of the columns but the last.
func (s *scaffold) shared(path string) []Label {
	var rows, columns [][]Label
	for i := range s.f.figures {
		f := &s.f.figures[i]
		if strings.HasPrefix(string(f.Address), path+".") {
			rows = append(rows, f.RowLabels)
			columns = append(columns, f.ColumnLabels[:max(0, len(f.ColumnLabels)-1)])
		}
	}
	if labels := commonBegin(rows); len(labels) > 0 {
		return labels
	}
	return commonBegin(columns)
}

// commonBegin returns what all lists begin with.
func commonBegin(lists [][]Label) []Label {
	if len(lists) == 0 {
		return nil
	}
	common := lists[0]
	for _, l := range lists[1:] {
		n := 0
		for n < len(common) && n < len(l) && common[n] == l[n] {
			n++
		}
		common = common[:n]
	}
	return common
}

// without returns the labels that have not been said.
func without(labels, said []Label) (left []Label) {
	for _, l := range labels {
		if !slices.Contains(said, l) {
			left = append(left, l)
		}
	}
	return left
}

func (s *scaffold) joined(labels []Label) string {
	var parts []string
	for _, l := range labels {
		parts = append(parts, l.In(s.english))
	}
	return strings.Join(parts, " ")
}
