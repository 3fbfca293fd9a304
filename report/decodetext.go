package report

import (
	"encoding/base64"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/govdisclosure/annualreport/internal/message"
)

// paragraphBytes is what a paragraph takes besides its characters.
const paragraphBytes = 128

func (d *decoder) setText(n node, where string) {
	d.places[where] = n
	if err := d.r.SetText(where, d.textOf(n, where)); err != nil {
		d.errorf(n, where, "input.value", err)
	}
}

// textOf reads a text: a string with a paragraph a line, or a list of blocks.
func (d *decoder) textOf(n node, where string) (t Text) {
	switch n.kind {
	case nodeNull:
	case nodeString:
		if !d.charge(paragraphBytes * (1 + strings.Count(n.text, "\n"))) {
			return nil
		}
		t = Plain(n.text)
	case nodeList:
		d.list(n, where, func(item node, where string) {
			if b := d.block(item, where); b != nil {
				t = append(t, b)
			}
		})
	default:
		d.errorf(n, where, "input.text", n.kind, quoteHint(n))
	}
	return t
}

// block reads an item of a text given as a list: a string, which is a paragraph, or
// a map with the one key runs, picture or table.
func (d *decoder) block(n node, where string) (b Block) {
	if n.kind == nodeString {
		return Paragraph{{Text: n.text}}
	}
	if n.kind != nodeMap || len(n.pairs) != 1 {
		d.errorf(n, where, "input.paragraph", quoteHint(n))
		return nil
	}
	d.eachPair(n, where, []string{"runs", "picture", "table"}, func(key, where string, v node) bool {
		switch key {
		case "runs":
			b = d.runs(v, where)
		case "picture":
			b = d.picture(v, where)
		case "table":
			b = d.table(v, where)
		default:
			return false
		}
		return true
	})
	return b
}

func (d *decoder) runs(n node, where string) Paragraph {
	var p Paragraph
	d.list(n, where, func(item node, where string) { p = append(p, d.run(item, where)) })
	return p
}

func (d *decoder) run(n node, where string) (r Run) {
	if n.kind == nodeString {
		return Run{Text: n.text}
	}
	d.eachPair(n, where, []string{"text", "bold"}, func(key, where string, v node) bool {
		switch key {
		case "text":
			r.Text = d.text(v, where)
		case "bold":
			if v.kind != nodeBool {
				d.errorf(v, where, "input.bool", v.kind)
			}
			r.Bold = v.text == "true"
		default:
			return false
		}
		return true
	})
	return r
}

func (d *decoder) picture(n node, where string) *Picture {
	p := &Picture{}
	d.eachPair(n, where, []string{"alt", "caption", "data", "file"}, func(key, where string, v node) bool {
		switch key {
		case "alt":
			p.Alt = d.text(v, where)
		case "caption":
			p.Caption = d.text(v, where)
		case "data":
			text := d.text(v, where)
			if !d.charge(len(text)) {
				return true
			}
			data, err := base64.StdEncoding.DecodeString(text)
			if err != nil {
				d.errorf(v, where, "input.base64", err)
			}
			p.Data = data
		case "file":
			data, err := d.readFile(d.text(v, where))
			if err != nil {
				d.errorf(v, where, "input.value", err)
			}
			p.Data = data
		default:
			return false
		}
		return true
	})
	return p
}

// readFile reads a picture beside the file of the report, and none elsewhere.
func (d *decoder) readFile(name string) ([]byte, error) {
	if d.files == nil {
		return nil, message.Errorf("input.no_folder")
	}
	name = path.Clean(name)
	if info, err := fs.Stat(d.files, name); err != nil {
		return nil, err
	} else if err := regular(info, name); err != nil {
		return nil, err
	}
	f, err := d.files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(d.b.Reader(f, "MaxBytes", defaultMaxBytes))
	var limit *LimitError
	if errors.As(err, &limit) || d.b.Alive() != nil {
		d.err = err
	}
	return data, err
}

func (d *decoder) table(n node, where string) *TextTable {
	t := &TextTable{}
	d.eachPair(n, where, []string{"caption", "header_rows", "rows"}, func(key, where string, v node) bool {
		switch key {
		case "caption":
			t.Caption = d.text(v, where)
		case "header_rows":
			t.HeaderRows = int(d.count(v, where).n)
		case "rows":
			d.list(v, where, func(item node, where string) {
				var row []string
				d.list(item, where, func(cell node, where string) {
					if cell.kind == nodeNumber {
						row = append(row, cell.text)
						return
					}
					row = append(row, d.text(cell, where))
				})
				t.Rows = append(t.Rows, row)
			})
		default:
			return false
		}
		return true
	})
	return t
}
