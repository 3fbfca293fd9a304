package validate

import (
	"strings"
	"testing"

	"github.com/govdisclosure/annualreport/report"
)

func TestLineOf(t *testing.T) {
	lines, err := report.ReadLines(t.Context(), strings.NewReader("office: 某局\noverview: |\n  甲\n  乙\nrequests:\n  new: {individual: 1}\n"))
	if err != nil {
		t.Fatal(err)
	}
	line := LineOf(lines)
	for _, tc := range []struct {
		place Place
		want  int
	}{
		{Place{Address: "requests.new.individual"}, 6},
		{Place{Key: "overview", Block: 2}, 4},
		{Place{Key: "overview", Block: 2, Year: 2023}, 0},
		{Place{Office: "乙局", Address: "requests.new.individual"}, 0},
	} {
		if got := line(tc.place); got != tc.want {
			t.Errorf("%+v: line %d, want %d", tc.place, got, tc.want)
		}
	}
	if LineOf(nil) != nil {
		t.Error("lines of no file")
	}
}
