from django.urls import path

from workshops.views import checklist_item, course_document, workshop_copy

urlpatterns = [
    path("earlier-workshops/", workshop_copy.earlier_workshops, name="earlier_workshops"),
    path("workshops/<str:code>/copies/", workshop_copy.workshop_copy, name="workshop_copy"),
    path("workshops/<str:code>/checklist/", checklist_item.checklist, name="checklist"),
    path("checklist-items/<str:code>/tick/", checklist_item.checklist_item_tick, name="checklist_item_tick"),
    path("checklist-items/<str:code>/removal/", checklist_item.checklist_item_removal, name="checklist_item_removal"),
    path("workshops/<str:code>/folder/", course_document.course_folder, name="course_folder"),
    path("course-documents/<str:code>/file/", course_document.course_document_file, name="course_document_file"),
    path(
        "course-documents/<str:code>/removal/", course_document.course_document_removal, name="course_document_removal"
    ),
]
