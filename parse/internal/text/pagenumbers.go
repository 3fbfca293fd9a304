package text

import (
	"strconv"

	"github.com/govdisclosure/annualreport/parse/internal/doc"
)

// A number alone at the edge of a page may be its number, and may be a figure of a table
// that goes over the edge. Page numbers count up.

// pageNumbers returns those of the lines at the edge of pages that are their numbers, by
// their index: two pages have one at least and they count up with the pages, or the
// last line says how many pages there were. lines has a line a page, or noLine.
func pageNumbers(blocks []doc.Block, lines []int) []int {
	byStart := map[int][]int{} // by the number that the first page would have
	most, end := 0, -1
	for page, line := range lines {
		if line == noLine {
			continue
		}
		end = page
		m := doc.BareNumber.FindStringSubmatch(blocks[line].Text())
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			continue
		}
		start := n - page
		byStart[start] = append(byStart[start], line)
		if k, best := len(byStart[start]), len(byStart[most]); k > best || k == best && start == 1 {
			most = start
		}
	}
	numbers := byStart[most]
	if len(numbers) == 1 && (most != 1 || numbers[0] != lines[end]) {
		return nil
	}
	return numbers
}

// noLine stands for no line of a page.
const noLine = -1
