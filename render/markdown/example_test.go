package markdown_test

import (
	"log"
	"os"

	"github.com/govdisclosure/annualreport/render"
	"github.com/govdisclosure/annualreport/render/markdown"
)

// A composed document, of a report or of anything else, is written by walking it.
func ExampleRenderer_RenderDocument() {
	doc := &render.Document{Blocks: []render.Block{
		&render.Heading{Level: 1, Runs: []render.Run{{Text: "一、总体情况"}}},
		&render.Table{Columns: []float64{2, 1}, HeadRows: 1, Rows: []render.Row{
			{Cells: []render.Cell{{Text: "类别", Role: render.RoleColumnHead}, {Text: "件数", Role: render.RoleColumnHead}}},
			{Cells: []render.Cell{{Text: "依申请公开", Role: render.RoleRowHead}, {Text: "22", Role: render.RoleFigure}}},
		}},
	}}
	if err := (markdown.Renderer{}).RenderDocument(os.Stdout, doc); err != nil {
		log.Fatal(err)
	}
	// Output:
	// ## 一、总体情况
	//
	// | 类别       | 件数 |
	// | ---------- |:----:|
	// | 依申请公开 | 22   |
}
