package docx

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/width"

	"github.com/govdisclosure/annualreport/report"
)

// Placeholder is something that a template can ask for.
type Placeholder struct {
	// Key names it in the words of a file of report: "office", "overview",
	// "requests.table", "requests.new.individual".
	Key string
	// Names are its names in Chinese. Spaces and punctuation in a name do not
	// count.
	Names []string

	kind    placeholderKind
	field   func(*report.Report) string
	address report.Address
	section int // index of the section that a placeholder of blocks belongs to
}

// placeholderKind says what stands for a placeholder.
type placeholderKind int

const (
	// aField is a word or two: the office, the year.
	aField placeholderKind = iota
	// aFigure is the figure of one cell.
	aFigure
	// someBlocks are paragraphs, tables, pictures: a text, a table, a section.
	someBlocks
)

// Placeholders returns all placeholders that a template for the format may hold,
// in the order of the form. nil stands for [report.Edition2021].
func Placeholders(f *report.Format) []Placeholder {
	if f == nil || f == report.Edition2021() {
		return slices.Clone(placeholders2021())
	}
	return placeholdersOf(f)
}

// placeholders2021 are those of the edition in force, made once.
var placeholders2021 = sync.OnceValue(func() []Placeholder { return placeholdersOf(report.Edition2021()) })

func placeholdersOf(f *report.Format) []Placeholder {
	all := []Placeholder{
		{Key: "office", Names: []string{"机关名称"}, field: func(r *report.Report) string { return r.Office }},
		{Key: "year", Names: []string{"年份", "年度"}, field: func(r *report.Report) string { return fmt.Sprint(r.Year) }},
		{Key: "title", Names: []string{"标题"}, field: func(r *report.Report) string { return r.Edition().Title(r.Year) }},
		{Key: "published", Names: []string{"发布日期"}, field: published},
		{Key: "contact.address", Names: []string{"联系地址"}, field: func(r *report.Report) string { return r.Contact.Address }},
		{Key: "contact.postcode", Names: []string{"邮政编码"}, field: func(r *report.Report) string { return r.Contact.Postcode }},
		{Key: "contact.phone", Names: []string{"联系电话"}, field: func(r *report.Report) string { return r.Contact.Phone }},
		{Key: "contact.fax", Names: []string{"传真"}, field: func(r *report.Report) string { return r.Contact.Fax }},
		{Key: "contact.email", Names: []string{"电子邮箱"}, field: func(r *report.Report) string { return r.Contact.Email }},
		{Key: "opening", Names: []string{"引言"}, kind: someBlocks, section: -1},
	}
	names := figureNames(f)
	for i := range f.Sections() {
		s := &f.Sections()[i]
		blocks := func(key, name string) {
			all = append(all, Placeholder{Key: key, Names: []string{name}, kind: someBlocks, section: i})
		}
		blocks(s.Key, s.Title.ZH)
		if s.Table == nil {
			continue
		}
		blocks(s.Key+leadSuffix, s.Table.Name.ZH+"上文")
		blocks(s.Key+tableSuffix, s.Table.Name.ZH)
		blocks(s.Key+notesSuffix, s.Table.Name.ZH+"下文")
		for _, figure := range f.Figures() {
			if figure.Section == s {
				all = append(all, Placeholder{Key: string(figure.Address), Names: names[figure.Address], kind: aFigure, address: figure.Address, section: i})
			}
		}
	}
	return all
}

// published is the day of publication as a text has it, "" where there is none.
func published(r *report.Report) string {
	d := r.Published
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year, int(d.Month), d.Day)
}

// What follows the key of a section in the keys of the parts of a section with a
// table.
const (
	leadSuffix  = ".lead"
	tableSuffix = ".table"
	notesSuffix = ".notes"
)

// Numbering and remarks of a label, which its short name leaves out: 一、 （一） 1.
// and what stands in brackets behind.
var (
	labelNumber = regexp.MustCompile(`^([一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|[0-9]+\.)`)
	labelRemark = regexp.MustCompile(`（[^）]*）$`)
)

// figureNames returns the Chinese names of all cells: the labels of the row and of
// the column, as many of each, from the innermost out, as tell the cell from all
// others; and for a total of a row, or the only cell of one, the row alone, where
// its label has more than two characters.
func figureNames(f *report.Format) map[report.Address][]string {
	// short joins the innermost labels of a row and of a column.
	short := func(figure *report.Figure, rows, columns int) string {
		var parts []string
		for _, l := range innermost(figure.RowLabels, rows) {
			parts = append(parts, shortLabel(l.ZH))
		}
		for _, l := range innermost(figure.ColumnLabels, columns) {
			parts = append(parts, shortLabel(l.ZH))
		}
		return strings.Join(parts, "·")
	}
	const deepest = 3
	count := map[string]int{}
	figures := f.Figures()
	for i := range figures {
		own := map[string]bool{}
		for rows := range deepest {
			for columns := range deepest {
				own[foldName(short(&figures[i], rows+1, columns+1))] = true
			}
		}
		for name := range own {
			count[name]++
		}
	}
	names := map[report.Address][]string{}
	taken := map[string]bool{}
	for i := range figures {
		figure := &figures[i]
	search:
		for depth := 2; depth <= 2*deepest; depth++ {
			for rows := 1; rows < depth; rows++ {
				if name := short(figure, rows, depth-rows); count[foldName(name)] == 1 {
					names[figure.Address] = append(names[figure.Address], name)
					taken[foldName(name)] = true
					break search
				}
			}
		}
	}
	for i := range figures {
		figure := &figures[i]
		if len(figure.RowLabels) == 0 || !sumsItsRow(figure, figures) {
			continue
		}
		name := shortLabel(figure.RowLabels[len(figure.RowLabels)-1].ZH)
		if len([]rune(name)) > 2 && !taken[foldName(name)] {
			names[figure.Address] = append(names[figure.Address], name)
			taken[foldName(name)] = true
		}
	}
	return names
}

// sumsItsRow reports whether a figure is the total of its row, or its only figure.
func sumsItsRow(figure *report.Figure, figures []report.Figure) bool {
	others := 0
	for i := range figures {
		o := &figures[i]
		if o.Section == figure.Section && o.Row == figure.Row && o.Address != figure.Address {
			if !slices.Contains(figure.Parts, o.Address) {
				return false
			}
			others++
		}
	}
	return others == len(figure.Parts)
}

func innermost(labels []report.Label, n int) []report.Label {
	return labels[max(len(labels)-n, 0):]
}

func shortLabel(s string) string {
	return labelRemark.ReplaceAllString(labelNumber.ReplaceAllString(s, ""), "")
}

// foldName returns what counts in the name of a placeholder: its letters and
// digits, in their ordinary width.
func foldName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, width.Fold.String(s))
}
