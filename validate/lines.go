package validate

import "github.com/govdisclosure/annualreport/report"

// LineOf returns what tells the line of a place in the file of the report that was
// checked, as [Source] asks for it; nil where lines is. A place in another report has
// no line there.
func LineOf(lines *report.Lines) func(Place) int {
	if lines == nil {
		return nil
	}
	return func(p Place) int {
		if p.Foreign() {
			return 0
		}
		key := string(p.Address)
		if key == "" {
			key = p.Key
		}
		return lines.Line(key, p.Block)
	}
}
