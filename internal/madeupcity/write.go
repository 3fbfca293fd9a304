package madeupcity

import (
	"fmt"
	"io"
	"strings"
)

// Offices returns all offices, county by county.
func (c *City) Offices() (all []*Office) {
	for _, county := range c.Counties {
		all = append(all, county.Offices...)
	}
	return all
}

// Settings writes the settings of the city's desk: its tree of offices.
func (c *City) Settings(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "offices:\n  - name: %s\n    under:\n", c.Name)
	for _, county := range c.Counties {
		fmt.Fprintf(&b, "      - name: %s\n        under:\n", county.Name)
		for _, o := range county.Offices {
			fmt.Fprintf(&b, "          - name: %s\n", o.Name)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
