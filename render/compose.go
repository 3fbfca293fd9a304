package render

import (
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/internal/message"
	"github.com/govdisclosure/annualreport/report"
)

// Compose turns a report into a document. Figures are printed as they are stated
// where they are, otherwise as filled in or derived; a blank is printed as an empty
// cell. The sections carry the titles that the form gives them, whatever was
// published before. Controls of the direction of text ([report.Reorders]) are not printed.
//
// The report may have errors in its sums: to find them is the business of package
// validate, and a report as it was published must be printable. It must be well
// formed; the error is that of [report.Report.WellFormed].
func Compose(r *report.Report) (*Document, error) {
	if r == nil {
		return nil, message.Errorf("report.none")
	}
	carried, err := report.Carry(r)
	if err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	f := r.Edition()
	title := f.Title(r.Year)
	doc := &Document{
		Meta: Meta{
			Title:    r.Office + title,
			Author:   r.Office,
			Subject:  title,
			Keywords: []string{"政府信息公开", "年度报告", r.Office, strconv.Itoa(r.Year)},
			Language: "zh-CN",
			Year:     r.Year,
			Date:     r.Published.Time(),
		},
		Blocks: []Block{&Title{Parts: []string{r.Office, title}}},
		Source: Source{JSON: carried.JSON, Digest: carried.Digest, Summary: carried.Summary.String()},
	}
	c := composer{r: r, doc: doc}
	c.texts("opening")
	if sentence := r.Contact.Sentence(r.Office); sentence != "" {
		c.add(&Paragraph{Runs: []Run{{Text: sentence}}})
	}
	sections := f.Sections()
	for i := range sections {
		s := &sections[i]
		c.add(&Heading{Level: 1, Runs: []Run{{Text: s.Heading()}}})
		keys := s.TextKeys()
		c.texts(keys[0])
		if s.Table != nil {
			c.add(c.table(s))
			c.texts(keys[1])
		}
	}
	doc.order()
	return doc, c.err
}

// composer holds what the parts of Compose share.
type composer struct {
	r   *report.Report
	doc *Document
	err error // the first
}

func (c *composer) add(b Block) { c.doc.Blocks = append(c.doc.Blocks, b) }

func (c *composer) fail(err error) {
	if c.err == nil {
		c.err = fmt.Errorf("compose: %w", err)
	}
}

// texts adds the text with the key.
func (c *composer) texts(key string) {
	t, err := c.r.Text(key)
	if err != nil {
		c.fail(err)
		return
	}
	for i, block := range t {
		b, err := composeBlock(block)
		if err != nil {
			c.fail(message.Within("render.block_of", c.r.Edition().Label(key), i+1, err))
			return
		}
		c.add(b)
	}
}

func composeBlock(block report.Block) (Block, error) {
	switch b := block.(type) {
	case report.Paragraph:
		return composeParagraph(b), nil
	case *report.Picture:
		info, err := b.Info()
		if err != nil {
			return nil, err
		}
		return &Figure{Data: b.Data, Format: info.Format, Width: info.Width, Height: info.Height, Alt: b.Alt, Caption: b.Caption}, nil
	case *report.TextTable:
		return composeTextTable(b), nil
	default:
		return nil, message.Errorf("render.text_block", fmt.Sprintf("%T", block))
	}
}

// composeParagraph makes a heading of a paragraph whose numbering says so, and of
// another a paragraph in which the heading, if one runs in, is marked.
func composeParagraph(p report.Paragraph) Block {
	text := p.String()
	level, end := report.Numbering(text)
	var runs []Run
	at := 0
	for _, r := range p {
		if r.Text == "" {
			continue
		}
		run := Run{Text: r.Text, Bold: r.Bold}
		if cut := end - at; cut > 0 && end < len(text) {
			if cut < len(run.Text) {
				runs = append(runs, Run{Text: run.Text[:cut], Bold: run.Bold, Heading: level})
				run.Text = run.Text[cut:]
			} else {
				run.Heading = level
			}
		}
		runs = append(runs, run)
		at += len(r.Text)
	}
	if level > 0 && end == len(text) {
		return &Heading{Level: level, Runs: runs}
	}
	return &Paragraph{Runs: runs}
}

// table fills the skeleton of a section's table with the report's figures.
func (c *composer) table(s *report.Section) *Table {
	t := &Table{
		Name:     s.Title.ZH,
		Columns:  s.Table.Widths,
		HeadRows: s.Table.HeadRows,
		Rows:     make([]Row, len(s.Table.Rows)),
	}
	for i := range s.Table.Rows {
		from := s.Table.Rows[i].Cells
		cells := make([]Cell, len(from))
		for k := range from {
			cells[k] = c.cell(&from[k])
		}
		t.Rows[i].Cells = cells
	}
	return t
}

func (c *composer) cell(from *report.Cell) Cell {
	cell := Cell{Text: from.Label.ZH, ColSpan: from.ColSpan, RowSpan: from.RowSpan}
	switch from.Role {
	case report.RoleNote:
		cell.Role = RoleText
	case report.RoleColumnHead:
		cell.Role = RoleColumnHead
	case report.RoleRowHead:
		cell.Role = RoleRowHead
	case report.RoleBand:
		cell.Role = RoleBand
	case report.RoleFigure:
		cell.Role, cell.Address = RoleFigure, string(from.Address)
		shown, err := c.r.Shown(from.Address)
		if err != nil {
			c.fail(err)
		}
		cell.Text = shown
	default:
		c.fail(message.Errorf("render.role", int(from.Role)))
	}
	switch from.Align {
	case report.AlignLeft:
		cell.Align = AlignLeft
	case report.AlignJustify:
		cell.Align = AlignJustify
	}
	return cell
}
