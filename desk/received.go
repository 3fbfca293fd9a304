package desk

import (
	"fmt"
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// Received is a file that came in.
type Received struct {
	// File is its name, as it is to be told.
	File string
	// Report is what was read of it, nil where it cannot be read.
	Report *report.Report
	// Unreadable says why, and what to do about it; where Report is nil.
	Unreadable report.Label
	// Day is the day on which it came, zero where that is not known.
	Day report.Date

	// ByFileName says that the report names no office, and that its file does.
	ByFileName bool

	// Status, Level, Instead and ByFileName are filled in by RollUp.
	Status Status
	// Level is the office that it is of, nil where that is not known.
	Level *Level
	// Instead is the report that counts in its place, of StatusReplaced.
	Instead *Received
}

// Status says what became of a file.
type Status int

const (
	// StatusCounted is a report that counts.
	StatusCounted Status = iota + 1
	// StatusReplaced is a report of an office of which another counts.
	StatusReplaced
	// StatusOtherYear is a report of another year.
	StatusOtherYear
	// StatusOtherEdition is a report after another edition of the form than most.
	StatusOtherEdition
	// StatusUnknownOffice is a report of an office that is not in the tree.
	StatusUnknownOffice
	// StatusNameless is a report that does not say whose it is.
	StatusNameless
	// StatusApart is a report that is in order and that another system adds up
	// (垂直管理机关).
	StatusApart
	// StatusUnreadable is a file that cannot be read.
	StatusUnreadable
)

// statusTexts are the names of the statuses, for a column of a table.
var statusTexts = map[Status]report.Label{
	StatusCounted:       {ZH: "计入汇总", EN: "counted"},
	StatusReplaced:      {ZH: "重复，未计入", EN: "twice, not counted"},
	StatusOtherYear:     {ZH: "其他年度，未计入", EN: "another year, not counted"},
	StatusOtherEdition:  {ZH: "其他格式，未计入", EN: "another form, not counted"},
	StatusUnknownOffice: {ZH: "不在名单内，未计入", EN: "not on the list, not counted"},
	StatusNameless:      {ZH: "没有机关名称，未计入", EN: "no name, not counted"},
	StatusApart:         {ZH: "垂直管理，不计入", EN: "another system's, not counted"},
	StatusUnreadable:    {ZH: "不能读取", EN: "unreadable"},
}

// Label names the status.
func (s Status) Label() report.Label {
	if l, ok := statusTexts[s]; ok {
		return l
	}
	return report.Label{ZH: fmt.Sprintf("状态%d", int(s)), EN: fmt.Sprintf("status %d", int(s))}
}

// Remark says of a file that does not count why not, of one that counts by the name of its
// file that it does, and of any other nothing.
func (r *Received) Remark() report.Label {
	office, year := "", 0
	if r.Report != nil {
		office, year = r.Report.Office, r.Report.Year
	}
	if office == "" && r.Level != nil {
		office = r.Level.Name
	}
	switch r.Status {
	case StatusReplaced:
		same := report.Label{ZH: "内容不同", EN: "the two differ"}
		if r.Instead.Report != nil && sameReport(r.Report, r.Instead.Report) {
			same = report.Label{ZH: "内容相同", EN: "the two say the same"}
		}
		return report.Label{ZH: fmt.Sprintf("%s另有一份报告%s，以后者为准（%s）", office, r.Instead.File, same.ZH),
			EN: fmt.Sprintf("there is another report of %s, %s, which counts (%s)", office, r.Instead.File, same.EN)}
	case StatusOtherYear:
		zh, en := strconv.Itoa(year)+"年度的", "on "+strconv.Itoa(year)
		if year == 0 {
			zh, en = "没有写明年度的", "on no year that it says"
		}
		return report.Label{ZH: office + "报送的是" + zh + "报告", EN: "the report of " + office + " is " + en}
	case StatusOtherEdition:
		return report.Label{ZH: office + "采用了其他版本的报告格式", EN: "the report of " + office + " follows another edition of the form"}
	case StatusUnknownOffice:
		return report.Label{ZH: office + "不在机关名单内", EN: office + " is not among the offices"}
	case StatusNameless:
		return report.Label{ZH: "报告中没有写明机关名称", EN: "the report does not say whose it is"}
	case StatusApart:
		return report.Label{ZH: office + "属于垂直管理机关，由本系统汇总", EN: office + " is managed by a system of its own, which adds it up"}
	case StatusUnreadable:
		return r.Unreadable
	}
	if r.ByFileName {
		return report.Label{ZH: "报告中没有写明机关名称，按文件名认定", EN: "the report does not say whose it is; its file does"}
	}
	return report.Label{}
}

// sameReport reports whether two reports say the same.
func sameReport(a, b *report.Report) bool {
	x, err := report.Digest(a)
	if err != nil {
		return false
	}
	y, err := report.Digest(b)
	return err == nil && x == y
}
