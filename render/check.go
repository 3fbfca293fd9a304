package render

import (
	"fmt"

	"github.com/govdisclosure/annualreport/internal/message"
)

// Check reports what no backend can write: no document, a block that is missing, a kind
// of block that is not of the package, a heading of no level. It does not look into
// tables; [Table.Grid] does.
func (d *Document) Check() error {
	if d == nil {
		return message.Errorf("render.none")
	}
	for i, block := range d.Blocks {
		if err := checkBlock(block); err != nil {
			return message.Within("render.block", i+1, err)
		}
	}
	return nil
}

func checkBlock(block Block) error {
	missing := false
	switch b := block.(type) {
	case *Title:
		missing = b == nil
	case *Heading:
		if missing = b == nil; !missing && (b.Level < 1 || b.Level > 4) {
			return message.Errorf("render.level", b.Level)
		}
	case *Paragraph:
		missing = b == nil
	case *Table:
		missing = b == nil
	case *Figure:
		missing = b == nil
	default:
		return message.Errorf("render.kind", fmt.Sprintf("%T", block))
	}
	if missing {
		return message.Errorf("render.missing", fmt.Sprintf("%T", block))
	}
	return nil
}
