package gather

import (
	"context"
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/internal/form"
	"github.com/govdisclosure/annualreport/parse/internal/doc"
	"github.com/govdisclosure/annualreport/parse/internal/remark"
)

// A drawn table is read by where its borders stand, or not at all: bars tell the cells
// of its lines then.
func TestDrawnTable(t *testing.T) {
	for name, c := range map[string]struct{ lines, want string }{
		"cells over lines": {`
			┌────┬──┬──┐
			│规  │1 │2 │
			│章  │  │  │
			└────┴──┴──┘`, "规章|1|2"},
		"marks of either width": {`
			┌─────┬──┬──┐
			│“甲”│1 │2 │
			└─────┴──┴──┘`, "“甲”|1|2"},
		"rules inside": {`
			┌──────┬──┐
			│甲    │1 │
			│  ┌───┼──┤
			│  │乙 │2 │
			└──┴───┴──┘`, "甲|1|; 乙|2"},
		"no last border": {`
			┌────┬──┬──┐
			│甲  │1 │2
			└────┴──┴──┘`, "甲|1|2"},
		"a label too long": {`
			┌────┬──┬──┐
			│甲乙丙丁戊己│1 │2 │
			└────┴──┴──┘`, "not drawn"},
		"a border too much": {`
			┌────┬──┬──┐
			│甲  ││1 │2 │
			└────┴──┴──┘`, "not drawn"},
		"behind the last border": {`
			┌────┬──┐
			│甲  │1 │2
			└────┴──┘`, "not drawn"},
	} {
		ga := &gatherer{form: form.Of(nil), budget: doc.NewAccount(context.Background(), doc.Limits{}), remarks: &remark.List{}}
		var blocks []doc.Block
		for line := range strings.Lines(strings.TrimPrefix(c.lines, "\n")) {
			blocks = append(blocks, doc.TextBlock(strings.Trim(line, "\t\n"), len(blocks)+1))
		}
		blocks, err := ga.gatherDrawn(blocks)
		if err != nil {
			t.Fatal(err)
		}
		got := "not drawn"
		if blocks[0].Table != nil {
			var rows []string
			for _, row := range blocks[0].Table.Rows {
				var cells []string
				for _, c := range row {
					cells = append(cells, c.Text)
				}
				rows = append(rows, strings.Join(cells, "|"))
			}
			got = strings.Join(rows, "; ")
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
