package layout

import (
	"fmt"
	"strconv"
)

// numbers puts the page numbers under the type area: between dashes of a character
// each, on odd pages one character in from the right edge, on even pages from the
// left one (GB/T 9704-2012, 7.5).
func (s *setter) numbers() error {
	if s.page.NoNumbers {
		return nil
	}
	size := s.page.NumberSize
	// The dashes are at about 0.38 em above the baseline in every face.
	y := s.page.Top + s.page.AreaHeight + s.page.NumberGap + size.times(380, 1000)
	for i, sheet := range s.sheets {
		p, err := s.measure(size, 0, span{text: "— " + strconv.Itoa(i+1) + " —", role: roleFigures})
		if err != nil {
			return fmt.Errorf("layout: page number: %w", err)
		}
		align := alignRight
		if i%2 == 1 {
			align = alignLeft
		}
		x, width := s.page.Left+size, s.page.AreaWidth-2*size
		for _, l := range p.breakLines(width, 0, align) {
			sheet.Lines = append(sheet.Lines, Line{Kind: KindNumber, Runs: s.setLine(p, l, x, y, width, align)})
		}
	}
	return nil
}
