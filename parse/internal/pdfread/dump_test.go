package pdfread

import (
	"errors"
	"fmt"
	"io"
	"os"
	"testing"
)

type free struct{}

func (free) Alive() error { return nil }
func (free) Depth(n int) error {
	if n > 200 {
		return errors.New("deep")
	}
	return nil
}
func (free) Block() error                       { return nil }
func (free) Cells(int) error                    { return nil }
func (free) Unpack(r io.Reader) ([]byte, error) { return io.ReadAll(r) }
func (free) Over(error) bool                    { return false }
func TestDump(t *testing.T) {
	data, err := os.ReadFile(os.Getenv("PDF"))
	if err != nil {
		t.Skip()
	}
	f, err := Open(data, free{})
	if err != nil {
		t.Fatal(err)
	}
	pages, err := f.Pages()
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range pages {
		fmt.Printf("== page %d %.0fx%.0f glyphs %d rules %d pics %d\n", i+1, p.Width, p.Height, len(p.Glyphs), len(p.Rules), len(p.Pictures))
		y := 0.0
		for _, g := range p.Glyphs {
			if g.Y != y {
				fmt.Printf("\n%.1f,%.1f %s: ", g.X, g.Y, g.Font)
				y = g.Y
			}
			fmt.Print(g.Text)
		}
		fmt.Println()
	}
}
