package render

import (
	"errors"
	"fmt"
)

// Check reports what no backend can write: no document, a block that is missing, a kind
// of block that is not of the package, a heading of no level. It does not look into
// tables; [Table.Grid] does.
func (d *Document) Check() error {
	if d == nil {
		return errors.New("there is no document: it is nil")
	}
	for i, block := range d.Blocks {
		if err := checkBlock(block); err != nil {
			return fmt.Errorf("block %d: %w", i+1, err)
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
			return fmt.Errorf("a heading of level %d", b.Level)
		}
	case *Paragraph:
		missing = b == nil
	case *Table:
		missing = b == nil
	case *Figure:
		missing = b == nil
	default:
		return fmt.Errorf("the unknown kind of block %T", block)
	}
	if missing {
		return fmt.Errorf("a nil %T", block)
	}
	return nil
}
