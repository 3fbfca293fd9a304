// A renderer of its own: the headings of a report, and how large its tables are.
package main

import (
	"fmt"
	"io"
	"log"
	"os"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/report"
)

type outline struct{}

func (outline) Render(w io.Writer, r *report.Report) error {
	doc, err := render.Compose(r)
	if err != nil {
		return err
	}
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *render.Heading:
			_, err = fmt.Fprintln(w, b.Level, b.Runs[0].Text)
		case *render.Table:
			_, err = fmt.Fprintf(w, "%s: %d × %d\n", b.Name, len(b.Rows), len(b.Columns))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func main() {
	var rd render.Renderer = outline{}
	if err := rd.Render(os.Stdout, &report.Report{Office: "某局", Year: 2024}); err != nil {
		log.Fatal(err)
	}
}
